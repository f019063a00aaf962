<?php
/**
 * Removes what the plugin has stored. Posts keep their blocks and shortcodes, and the media library its files.
 *
 * @package inspection-card
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Removes it from the present site. */
function inspection_card_forget_site() {
	global $wpdb;
	$names = array(
		array( $wpdb->postmeta, 'meta_key', '_inspection_card_' ),
		array( $wpdb->options, 'option_name', '_transient_inspection_card_' ),
		array( $wpdb->options, 'option_name', '_transient_timeout_inspection_card_' ),
	);
	foreach ( $names as list( $table, $column, $start ) ) {
		// phpcs:ignore WordPress.DB -- names of WordPress's own tables and columns; nothing is cached under them any more.
		$wpdb->query( $wpdb->prepare( "DELETE FROM $table WHERE $column LIKE %s", $wpdb->esc_like( $start ) . '%' ) );
	}
	wp_cache_flush();
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $inspection_card_site ) {
		switch_to_blog( $inspection_card_site );
		inspection_card_forget_site();
		restore_current_blog();
	}
} else {
	inspection_card_forget_site();
}
