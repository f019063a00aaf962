<?php
/**
 * What HTML of a card may contain. Authors send it, so nothing else gets into a page.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/**
 * Whether every class belongs to the card.
 *
 * @param string $value The attribute's value.
 * @return bool
 */
function inspection_card_are_own_classes( $value ) {
	return 1 === preg_match( '/^(inspection-card|ic-[a-z0-9-]+)( ic-[a-z0-9-]+)*$/', $value );
}

/**
 * Whether every id belongs to the card.
 *
 * @param string $value The attribute's value: one id or several.
 * @return bool
 */
function inspection_card_are_own_ids( $value ) {
	return 1 === preg_match( '/^ic-[a-z0-9-]+( ic-[a-z0-9-]+)*$/', $value );
}

/**
 * The elements and attributes of a card, as `wp_kses` takes them.
 *
 * @return array
 */
function inspection_card_allowed_html() {
	$class = array( 'class' => array( 'value_callback' => 'inspection_card_are_own_classes' ) );
	$lang  = array( 'lang' => true );
	$id    = array( 'id' => array( 'value_callback' => 'inspection_card_are_own_ids' ) );
	$label = array( 'aria-labelledby' => array( 'value_callback' => 'inspection_card_are_own_ids' ) );
	$basic = $class + $lang;
	$list  = $basic + array( 'role' => array( 'values' => array( 'list' ) ) );

	$allowed = array_fill_keys( array( 'blockquote', 'dd', 'dl', 'dt', 'figcaption', 'figure', 'li', 'section', 'strong' ), $basic );
	foreach ( array( 'h2', 'h3', 'h4', 'h5', 'h6', 'div' ) as $tag ) {
		$allowed[ $tag ] = $basic + $id;
	}
	$article = array_fill_keys( array( 'data-key', 'data-heading-level', 'data-open', 'data-variant', 'data-theme' ), true );
	return $allowed + array(
		'article' => $basic + $label + $article,
		'a'       => $basic + array( 'href' => true ),
		'details' => $class + array( 'open' => true ),
		'p'       => $basic + array(
			'data-open'  => true,
			'data-close' => true,
		),
		'span'    => $basic + array( 'aria-hidden' => array( 'values' => array( 'true' ) ) ),
		'summary' => $basic + $id + $label,
		'ol'      => $list,
		'ul'      => $list,
	);
}

/**
 * The HTML of a card without anything that a card does not have.
 *
 * @param string $html HTML.
 * @return string The HTML; nothing if it is not one whole card.
 */
function inspection_card_sanitise( $html ) {
	// WordPress would take a reference that is meant as text for a reference.
	$html = str_replace( '&amp;#', '&#38;#', $html );
	$html = trim( wp_kses( $html, inspection_card_allowed_html(), array( 'http', 'https', 'mailto', 'tel' ) ) );
	return inspection_card_is_one_article( $html ) ? $html : '';
}

/**
 * Whether HTML is one article whose tags all close where they should, so that it can't reach into the page around it.
 *
 * @param string $html HTML that `wp_kses` has filtered: no attribute contains `>`.
 * @return bool
 */
function inspection_card_is_one_article( $html ) {
	if ( ! preg_match( '#^<article class="inspection-card[" ].*</article>$#s', $html ) || false !== strpos( $html, '<!' ) ) {
		return false;
	}
	preg_match_all( '#<(/?)([a-z0-9]+)[^>]*>#', $html, $tags, PREG_SET_ORDER );
	$open = array();
	foreach ( $tags as $index => list( , $closes, $name ) ) {
		if ( $index && ! $open || $index && ! $closes && 'article' === $name ) {
			return false;
		}
		if ( ! $closes ) {
			$open[] = $name;
		} elseif ( array_pop( $open ) !== $name ) {
			return false;
		}
	}
	return ! $open;
}

/**
 * HTML of a card, or text for an attribute, that WordPress's filters of content leave as it is. They would change quotation
 * marks, dashes and smileys of official wording, and run shortcodes.
 *
 * @param string $html HTML.
 * @return string The same, with punctuation of its texts as character references.
 */
function inspection_card_protect( $html ) {
	$parts = preg_split( '/(<[^>]*>)/', $html, -1, PREG_SPLIT_DELIM_CAPTURE );
	foreach ( $parts as $index => $part ) {
		$parts[ $index ] = $index % 2 ? str_replace( array( '[', ']' ), array( '&#x5b;', '&#x5d;' ), $part ) : inspection_card_protect_text( $part );
	}
	return implode( '', $parts );
}

/**
 * The same for one text.
 *
 * @param string $html A text as HTML, without tags.
 * @return string
 */
function inspection_card_protect_text( $html ) {
	$text = html_entity_decode( $html, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	// The `x` of “4x4” would become a multiplication sign, and the `p` of “Wordpress” a capital letter.
	return preg_replace_callback(
		'/[!-\/:-@\[-`{-~]|(?<=\d)x(?=\d)|(?<=Word)p(?=ress)/',
		fn( $match ) => sprintf( '&#x%x;', ord( $match[0] ) ),
		$text
	);
}
