<?php
/**
 * The cards in the saved content of a post.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/**
 * The cards of a post: its blocks, those in reusable blocks, and its shortcodes.
 *
 * @param WP_Post $post The post.
 * @return array[]
 */
function inspection_card_cards_in( $post ) {
	$cards = inspection_card_cards_in_blocks( parse_blocks( $post->post_content ), 0 );
	preg_match_all( '/' . get_shortcode_regex( array( 'inspection-card' ) ) . '/', $post->post_content, $shortcodes );
	foreach ( $shortcodes[3] as $attributes ) {
		$cards[] = inspection_card_of_shortcode( shortcode_parse_atts( $attributes ) );
	}
	return $cards;
}

/**
 * The cards among blocks.
 *
 * @param array[] $blocks Parsed blocks.
 * @param int     $depth  How many reusable blocks are around them: two may contain each other.
 * @return array[]
 */
function inspection_card_cards_in_blocks( $blocks, $depth ) {
	$cards = array();
	foreach ( $blocks as $block ) {
		if ( 'inspection-card/card' === $block['blockName'] ) {
			$cards[] = inspection_card_of_block( $block['attrs'] );
		}
		$inner    = $block['innerBlocks'];
		$reusable = 'core/block' === $block['blockName'] && $depth < 3 ? get_post( absint( $block['attrs']['ref'] ?? 0 ) ) : null;
		if ( $reusable && 'wp_block' === $reusable->post_type ) {
			$inner = parse_blocks( $reusable->post_content );
		}
		$cards = array_merge( $cards, inspection_card_cards_in_blocks( $inner, $depth + ( $reusable ? 1 : 0 ) ) );
	}
	return $cards;
}

/**
 * What the cards of a post can be made from, in any language of the card: a page may be shown in several.
 *
 * @param WP_Post $post The post.
 * @return array[] `config` and `origin` of each.
 */
function inspection_card_origins_in( $post ) {
	$origins = array();
	foreach ( inspection_card_cards_in( $post ) as $card ) {
		$config = inspection_card_read( $card );
		if ( is_wp_error( $config ) ) {
			continue;
		}
		$languages = '' !== $card['lang'] ? array( inspection_card_language( $card['lang'] ) ) : inspection_card_languages();
		foreach ( $languages as $language ) {
			$origins[] = array(
				'config' => $config,
				'origin' => inspection_card_origin( $config, $card['appearance'], $language ),
			);
		}
	}
	return $origins;
}
