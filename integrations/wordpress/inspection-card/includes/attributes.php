<?php
/**
 * A card as a block or a shortcode describes it: where its config comes from, and its attributes.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/** The sections that `open` can name. */
const INSPECTION_CARD_SECTIONS = array( 'priorities', 'strengths', 'requirements', 'improvements', 'recommendations', 'voices', 'earlier', 'related', 'meanings' );

/**
 * The languages that the card has, English first.
 *
 * @return string[]
 */
function inspection_card_languages() {
	static $languages = null;
	if ( null === $languages ) {
		$files     = glob( dirname( INSPECTION_CARD_FILE ) . '/card/locales/*.json' );
		$names     = array_map( fn( $file ) => strtok( basename( $file ), '.' ), $files ? $files : array() );
		$languages = array_values( array_unique( array_merge( array( 'en' ), $names ) ) );
	}
	return $languages;
}

/**
 * The card's language for a language tag or a locale; English where it has no translation.
 *
 * @param string $tag For example `cy` or `en_GB`.
 * @return string
 */
function inspection_card_language( $tag ) {
	$language = strtolower( strtok( (string) $tag, '-_' ) );
	return in_array( $language, inspection_card_languages(), true ) ? $language : 'en';
}

/**
 * The attributes of the element that change the look of its card, in the order in which its key lists them. Unknown values
 * and those that are the default are left out.
 *
 * @param array $given Attributes by their names in HTML.
 * @return string[]
 */
function inspection_card_appearance( $given ) {
	$words = preg_split( '/[\s,]+/', strtolower( (string) ( $given['open'] ?? '' ) ) );
	$open  = in_array( 'all', $words, true ) ? array( 'all' ) : array_intersect( INSPECTION_CARD_SECTIONS, $words );
	$all   = array(
		'heading-level' => in_array( (string) ( $given['heading-level'] ?? '' ), array( '3', '4', '5' ), true ) ? (string) $given['heading-level'] : '',
		'open'          => implode( ' ', $open ),
		'variant'       => 'compact' === ( $given['variant'] ?? '' ) ? 'compact' : '',
		'theme'         => in_array( $given['theme'] ?? '', array( 'light', 'dark' ), true ) ? $given['theme'] : '',
	);
	return array_filter( $all, 'strlen' );
}

/**
 * A card from the attributes of a shortcode, which are those of the element and `id`.
 *
 * @param array $given Attributes by their names in HTML; `config` is the config's text in base64.
 * @return array
 */
function inspection_card_of( $given ) {
	return array(
		'id'         => absint( $given['id'] ?? 0 ),
		'src'        => trim( (string) ( $given['src'] ?? '' ) ),
		'config'     => (string) ( $given['config'] ?? '' ),
		'lang'       => (string) ( $given['lang'] ?? '' ),
		'appearance' => inspection_card_appearance( $given ),
	);
}

/**
 * A card from the attributes of a block.
 *
 * @param array $attributes The block's attributes.
 * @return array
 */
function inspection_card_of_block( $attributes ) {
	$attributes['heading-level'] = $attributes['headingLevel'] ?? '';
	return inspection_card_of( $attributes );
}

/**
 * A card from the attributes of a shortcode. A config can't be written in a shortcode: WordPress changes its quotation marks.
 *
 * @param array|string $attributes The shortcode's attributes.
 * @return array
 */
function inspection_card_of_shortcode( $attributes ) {
	$attributes = (array) $attributes;
	unset( $attributes['config'] );
	return inspection_card_of( $attributes );
}
