<?php
/**
 * Cards as they are printed.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/**
 * A block.
 *
 * @param array  $attributes The block's attributes.
 * @param string $content    What the block has saved: words that stay where the plugin is off.
 * @return string
 */
function inspection_card_render_block( $attributes, $content ) {
	return inspection_card_html( inspection_card_of_block( $attributes ), $content );
}

/**
 * A shortcode.
 *
 * @param array|string $attributes The shortcode's attributes.
 * @return string
 */
function inspection_card_render_shortcode( $attributes ) {
	return inspection_card_html( inspection_card_of_shortcode( $attributes ), '' );
}

/**
 * A card: the stored HTML if it was made from the present config, or else words that script replaces with the card.
 *
 * @param array  $card  The card.
 * @param string $saved What stands there if the config can't be read.
 * @return string
 */
function inspection_card_html( $card, $saved ) {
	$post     = (int) get_the_ID();
	$can_edit = $post && current_user_can( 'edit_post', $post );
	$text     = inspection_card_read( $card );
	if ( is_wp_error( $text ) ) {
		return $saved . ( $can_edit ? inspection_card_problem( $text->get_error_message() ) : '' );
	}
	$language   = inspection_card_language( '' !== $card['lang'] ? $card['lang'] : get_locale() );
	$origin     = inspection_card_origin( $text, $card['appearance'], $language );
	$record     = inspection_card_stored( $post, $origin );
	$html       = $record ? inspection_card_sanitise( $record['html'] ) : '';
	$attributes = array( 'lang' => $language ) + $card['appearance'];
	if ( $can_edit && ( ! $html || INSPECTION_CARD_VERSION !== $record['version'] ) ) {
		// This reader's browser renders the card, for all others.
		$attributes += array(
			'config'                    => $text,
			'loading'                   => 'eager',
			'data-inspection-card-post' => $post,
		);
		$html        = '';
	} elseif ( inspection_card_src( $card ) ) {
		$attributes['src'] = inspection_card_src( $card );
	} elseif ( ! $html ) {
		$attributes['config'] = $text;
	}
	if ( $html ) {
		$attributes['data-key'] = inspection_card_hash( $origin );
	}
	inspection_card_enqueue( isset( $attributes['data-inspection-card-post'] ) );
	$inside = $html ? inspection_card_protect( $html ) : inspection_card_fallback_html( $text, $language );
	return '<div class="wp-block-inspection-card-card">' . inspection_card_element( $attributes, $inside ) . '</div>';
}

/**
 * The address of a card's config, for script.
 *
 * @param array $card The card.
 * @return string Nothing if the config is in the block.
 */
function inspection_card_src( $card ) {
	if ( '' !== $card['config'] ) {
		return '';
	}
	return $card['id'] ? (string) wp_get_attachment_url( $card['id'] ) : $card['src'];
}

/**
 * The element.
 *
 * @param array  $attributes Its attributes.
 * @param string $inside     Its content, as HTML.
 * @return string
 */
function inspection_card_element( $attributes, $inside ) {
	$tag = '<inspection-card';
	foreach ( $attributes as $name => $value ) {
		// Not `esc_attr`, which leaves references as they are, and would so change a config that contains one.
		$value = htmlspecialchars( (string) $value, ENT_QUOTES, 'UTF-8' );
		$tag  .= " $name=\"" . inspection_card_protect_text( $value ) . '"';
	}
	return "$tag>$inside</inspection-card>";
}

/**
 * Why there is no card, for people who may edit the post.
 *
 * @param string $message A sentence.
 * @return string
 */
function inspection_card_problem( $message ) {
	/* translators: %s: a sentence. */
	$text = sprintf( __( 'Inspection card: %s Only people who may edit this page see this.', 'inspection-card' ), $message );
	return '<p><strong>' . inspection_card_protect_text( esc_html( $text ) ) . '</strong></p>';
}
