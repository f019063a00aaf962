<?php
/**
 * The plugin's REST routes: the config of a card, for the editor, and the rendered card, to be stored.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/** The longest HTML of a card in bytes. */
const INSPECTION_CARD_MAX_HTML = 2097152;

/** Registers the routes. */
function inspection_card_register_routes() {
	register_rest_route(
		'inspection-card/v1',
		'/config',
		array(
			'methods'             => 'POST',
			'callback'            => 'inspection_card_rest_config',
			'permission_callback' => fn() => current_user_can( 'edit_posts' ) || current_user_can( 'edit_pages' ),
			'args'                => array(
				'id'     => array( 'type' => 'integer' ),
				'src'    => array( 'type' => 'string' ),
				'config' => array( 'type' => 'string' ),
				'lang'   => array( 'type' => 'string' ),
			),
		)
	);
	register_rest_route(
		'inspection-card/v1',
		'/posts/(?P<post>\d+)/cards',
		array(
			'methods'             => 'POST',
			'callback'            => 'inspection_card_rest_store',
			'permission_callback' => fn( $request ) => current_user_can( 'edit_post', (int) $request['post'] ),
			'args'                => array(
				'config' => array(
					'type'     => 'string',
					'required' => true,
				),
				'html'   => array(
					'type'      => 'string',
					'required'  => true,
					'maxLength' => INSPECTION_CARD_MAX_HTML,
				),
			),
		)
	);
}

/**
 * The config of a card, and the words that the block saves.
 *
 * @param WP_REST_Request $request The attributes of a card.
 * @return array|WP_Error
 */
function inspection_card_rest_config( $request ) {
	$card = inspection_card_of( $request->get_params() );
	$text = inspection_card_read( $card );
	if ( is_wp_error( $text ) ) {
		return $text;
	}
	$language = inspection_card_language( '' !== $card['lang'] ? $card['lang'] : get_locale() );
	// In the language of the site, because the block saves the words: not in that of the person who edits it.
	switch_to_locale( get_locale() );
	$fallback = inspection_card_fallback( $text, $language );
	restore_previous_locale();
	$none = array(
		'words' => '',
		'link'  => '',
	);
	return array( 'text' => $text ) + ( $fallback ?? $none );
}

/**
 * Stores a card, if the saved post has a card with this config, and the HTML is one.
 *
 * @param WP_REST_Request $request `post`, `config`, `html`.
 * @return WP_REST_Response|WP_Error
 */
function inspection_card_rest_store( $request ) {
	$post    = get_post( (int) $request['post'] );
	$html    = inspection_card_sanitise( $request['html'] );
	$key     = preg_match( '/^<article [^>]*data-key="([a-z0-9]+)"/', $html, $match ) ? $match[1] : '';
	$known   = inspection_card_origins_in( $post );
	$matches = fn( $known ) => $known['config'] === $request['config'] && inspection_card_hash( $known['origin'] ) === $key;
	$origins = array_column( array_filter( $known, $matches ), 'origin' );
	if ( '' === $html ) {
		return new WP_Error( 'inspection_card_html', __( 'This is not the HTML of a card.', 'inspection-card' ), array( 'status' => 400 ) );
	}
	if ( ! $origins ) {
		return new WP_Error( 'inspection_card_changed', __( 'The saved post has no card with this config.', 'inspection-card' ), array( 'status' => 409 ) );
	}
	inspection_card_store( $post->ID, $html, array_unique( $origins ), array_map( 'inspection_card_record_name', array_column( $known, 'origin' ) ) );
	return new WP_REST_Response( array( 'stored' => true ), 201 );
}
