<?php
/**
 * The block, the shortcode, and their scripts and stylesheet.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/** Registers everything; nothing is on a page yet. */
function inspection_card_register() {
	$url = fn( $file ) => plugins_url( $file, INSPECTION_CARD_FILE );
	wp_register_style( 'inspection-card', $url( 'card/inspection-card.css' ), array(), INSPECTION_CARD_VERSION );
	wp_register_style( 'inspection-card-editor', $url( 'js/block.css' ), array( 'inspection-card' ), INSPECTION_CARD_VERSION );
	wp_register_script( 'inspection-card', $url( 'card/inspection-card.js' ), array(), INSPECTION_CARD_VERSION, false );
	// For people who may edit the post. It comes before the entry script, so that it misses no card.
	wp_register_script( 'inspection-card-store', $url( 'js/store.js' ), array( 'wp-api-fetch' ), INSPECTION_CARD_VERSION, false );
	$needs = array( 'inspection-card-store', 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-data', 'wp-element', 'wp-i18n' );
	wp_register_script( 'inspection-card-block', $url( 'js/block.js' ), $needs, INSPECTION_CARD_VERSION, true );
	wp_set_script_translations( 'inspection-card-block', 'inspection-card' );
	if ( is_admin() ) {
		$settings = array(
			'language'  => inspection_card_language( get_locale() ),
			'languages' => inspection_card_languages(),
			'sections'  => INSPECTION_CARD_SECTIONS,
		);
		wp_add_inline_script( 'inspection-card-block', 'window.inspectionCardSettings = ' . wp_json_encode( $settings ) . ';', 'before' );
	}
	register_block_type(
		dirname( INSPECTION_CARD_FILE ) . '/block.json',
		array(
			'render_callback'      => 'inspection_card_render_block',
			// Elsewhere WordPress would put it on every page of a classic theme, with a card or without.
			'script_handles'       => is_admin() ? array( 'inspection-card' ) : array(),
			'editor_style_handles' => array( 'inspection-card-editor' ),
		)
	);
	add_shortcode( 'inspection-card', 'inspection_card_render_shortcode' );
}

/**
 * Puts the script and the stylesheet of cards on this page.
 *
 * @param bool $stores Whether the reader's browser renders cards to be stored.
 */
function inspection_card_enqueue( $stores = false ) {
	wp_enqueue_style( 'inspection-card' );
	if ( $stores ) {
		wp_enqueue_script( 'inspection-card-store' );
	}
	wp_enqueue_script( 'inspection-card' );
}

/** Puts them into the head of a page that is known to have a card, so that the card is never without style. */
function inspection_card_enqueue_early() {
	$post = is_singular() ? get_post() : null;
	if ( $post && ( has_block( 'inspection-card/card', $post ) || has_shortcode( $post->post_content, 'inspection-card' ) ) ) {
		inspection_card_enqueue( current_user_can( 'edit_post', $post->ID ) );
	}
}

/**
 * The script's tag, as the entry script wants it.
 *
 * @param string $tag    The tag.
 * @param string $handle The script's name.
 * @return string
 */
function inspection_card_script_tag( $tag, $handle ) {
	return 'inspection-card' === $handle ? str_replace( ' src=', ' async crossorigin src=', $tag ) : $tag;
}
