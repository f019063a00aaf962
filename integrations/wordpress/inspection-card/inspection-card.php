<?php
/**
 * Plugin Name: Inspection card
 * Description: A block and a shortcode that show how an inspection went, in its official wording, with script on or off.
 * Version: 0.2.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * Author: The Inspection card authors
 * License: MIT
 * License URI: https://opensource.org/licenses/MIT
 * Text Domain: inspection-card
 *
 * The browser of whoever edits a post renders its cards, with the Wasm in `card/`. This plugin stores that HTML and prints
 * it as long as the config is the one that it was made from.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

define( 'INSPECTION_CARD_VERSION', '0.2.0' );
define( 'INSPECTION_CARD_FILE', __FILE__ );

foreach ( array( 'attributes', 'key', 'markup', 'source', 'fallback', 'storage', 'assets', 'output', 'content', 'rest', 'uploads' ) as $inspection_card_part ) {
	require_once __DIR__ . "/includes/$inspection_card_part.php";
}

add_action( 'init', 'inspection_card_register' );
add_action( 'wp_enqueue_scripts', 'inspection_card_enqueue_early' );
add_filter( 'script_loader_tag', 'inspection_card_script_tag', 10, 2 );
add_action( 'rest_api_init', 'inspection_card_register_routes' );
add_filter( 'upload_mimes', 'inspection_card_allow_json', 10, 2 );
add_filter( 'wp_check_filetype_and_ext', 'inspection_card_recognise_json', 10, 3 );
add_filter( 'wp_handle_upload_prefilter', 'inspection_card_check_upload' );
