<?php
/**
 * The words that stand in for a card: whose inspection it is, and a link to the report. They say nothing of the outcome, so
 * they stay true when the config changes.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/**
 * The words and the address of their link.
 *
 * @param string $text     The config's text.
 * @param string $language The card's language.
 * @return array|null `words` and `link`, which may be empty; nothing if the text is no config.
 */
function inspection_card_fallback( $text, $language ) {
	$config = json_decode( $text, true );
	$name   = is_array( $config ) ? inspection_card_text_in( $config['provider']['name'] ?? null, $language ) : '';
	if ( '' === $name ) {
		return null;
	}
	$links = array( $config['inspection']['report'] ?? null, $config['inspection']['reports'] ?? null, $config['provider']['url'] ?? null );
	$links = array_filter( $links, fn( $link ) => is_string( $link ) && preg_match( '#^https?://#i', $link ) );
	/* translators: %s: the provider, for example a council. */
	$words = true === ( $config['example'] ?? null ) ? __( 'Example of an inspection card: %s', 'inspection-card' ) : __( 'Inspection of %s', 'inspection-card' );
	return array(
		'words' => sprintf( $words, $name ),
		'link'  => esc_url_raw( (string) reset( $links ), array( 'http', 'https' ) ),
	);
}

/**
 * A text of a config in a language, or else in English, or else in its first language.
 *
 * @param mixed  $text     The text: one language, or several.
 * @param string $language The language.
 * @return string
 */
function inspection_card_text_in( $text, $language ) {
	if ( is_array( $text ) ) {
		$text = $text[ $language ] ?? $text['en'] ?? reset( $text );
	}
	return is_string( $text ) ? trim( $text ) : '';
}

/**
 * The same as HTML.
 *
 * @param string $text     The config's text.
 * @param string $language The card's language.
 * @return string
 */
function inspection_card_fallback_html( $text, $language ) {
	$fallback = inspection_card_fallback( $text, $language );
	if ( ! $fallback ) {
		return '';
	}
	$words = inspection_card_protect_text( esc_html( $fallback['words'] ) );
	return $fallback['link'] ? '<p><a href="' . esc_url( $fallback['link'] ) . '">' . $words . '</a></p>' : "<p>$words</p>";
}
