<?php
/**
 * The rendered cards of a post, in its meta data. A record's name is a hash of what the card was made from, so that a card is
 * never printed for another config.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/** The beginning of the names of all records. The underscore hides them from the form of custom fields. */
const INSPECTION_CARD_RECORD = '_inspection_card_';

/**
 * The name of a record.
 *
 * @param string $origin What the card is made from.
 * @return string
 */
function inspection_card_record_name( $origin ) {
	return INSPECTION_CARD_RECORD . substr( hash( 'sha256', $origin ), 0, 40 );
}

/**
 * The stored record of a card.
 *
 * @param int    $post   The post.
 * @param string $origin What the card is made from.
 * @return array|null `html`, and the `version` of the plugin that it was rendered by.
 */
function inspection_card_stored( $post, $origin ) {
	$record = $post ? get_post_meta( $post, inspection_card_record_name( $origin ), true ) : null;
	return is_array( $record ) && isset( $record['html'], $record['version'] ) ? $record : null;
}

/**
 * Stores cards, and forgets those that the post no longer has.
 *
 * @param int      $post    The post.
 * @param string   $html    Sanitised HTML.
 * @param string[] $origins What the card is made from.
 * @param string[] $kept    The names of all records that the post may have.
 */
function inspection_card_store( $post, $html, $origins, $kept ) {
	foreach ( array_keys( get_post_meta( $post ) ) as $name ) {
		if ( 0 === strpos( $name, INSPECTION_CARD_RECORD ) && ! in_array( $name, $kept, true ) ) {
			delete_post_meta( $post, $name );
		}
	}
	$record = array(
		'html'    => $html,
		'version' => INSPECTION_CARD_VERSION,
	);
	foreach ( $origins as $origin ) {
		update_post_meta( $post, inspection_card_record_name( $origin ), wp_slash( $record ) );
	}
	// Caches of pages forget the page too.
	clean_post_cache( $post );
}
