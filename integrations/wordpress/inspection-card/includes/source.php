<?php
/**
 * Where the config of a card comes from: the block itself, the media library, or an address on the site's own host.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/** The longest config in bytes. */
const INSPECTION_CARD_MAX_BYTES = 1048576;

/** For how many seconds an answer of the site's own host is kept, good or bad. */
const INSPECTION_CARD_KEEP_ANSWER = 60;

/**
 * The text of a card's config, as it is now.
 *
 * @param array $card The card.
 * @return string|WP_Error
 */
function inspection_card_read( $card ) {
	if ( '' !== $card['config'] ) {
		$text = base64_decode( $card['config'], true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- a config, not code.
	} elseif ( $card['id'] ) {
		$text = inspection_card_read_attachment( $card['id'] );
	} elseif ( '' !== $card['src'] ) {
		$text = inspection_card_read_address( $card['src'] );
	} else {
		return inspection_card_error( __( 'It has no config yet.', 'inspection-card' ) );
	}
	if ( is_wp_error( $text ) ) {
		return $text;
	}
	if ( false === $text || strlen( $text ) > INSPECTION_CARD_MAX_BYTES || ! seems_utf8( $text ) ) {
		return inspection_card_error( __( 'The config is not text in UTF-8 of at most 1 MB.', 'inspection-card' ) );
	}
	// A browser removes the byte order mark too.
	return 0 === strpos( $text, "\xef\xbb\xbf" ) ? substr( $text, 3 ) : $text;
}

/**
 * An error with a sentence for whoever edits the page.
 *
 * @param string $message The sentence.
 * @return WP_Error
 */
function inspection_card_error( $message ) {
	return new WP_Error( 'inspection_card_source', $message, array( 'status' => 400 ) );
}

/**
 * The text of a JSON file in the media library.
 *
 * @param int $id The attachment.
 * @return string|WP_Error
 */
function inspection_card_read_attachment( $id ) {
	$file = 'attachment' === get_post_type( $id ) ? get_attached_file( $id ) : '';
	/* translators: %d: number of a file in the media library. */
	return inspection_card_read_upload( (string) $file ) ?? inspection_card_error( sprintf( __( 'The media library has no JSON file with the number %d.', 'inspection-card' ), $id ) );
}

/**
 * The text of a JSON file in the folder of uploads.
 *
 * @param string $file The file.
 * @return string|null Nothing if there is no such file.
 */
function inspection_card_read_upload( $file ) {
	$folder = realpath( wp_get_upload_dir()['basedir'] );
	$file   = realpath( $file );
	$inside = $folder && $file && 0 === strpos( $file, $folder . DIRECTORY_SEPARATOR );
	if ( ! $inside || ! preg_match( '/\.json$/i', $file ) || ! is_file( $file ) ) {
		return null;
	}
	$text = file_get_contents( $file, false, null, 0, INSPECTION_CARD_MAX_BYTES + 1 );
	return false === $text ? null : $text;
}

/**
 * The text at an address on the site's own host.
 *
 * @param string $src A path from the top of the site's host, or an address with the host.
 * @return string|WP_Error
 */
function inspection_card_read_address( $src ) {
	$url = inspection_card_own_url( $src );
	if ( ! $url ) {
		/* translators: %s: an address. */
		return inspection_card_error( sprintf( __( '%s is not an address on this site. Put the file into the media library.', 'inspection-card' ), $src ) );
	}
	$uploads = trailingslashit( wp_get_upload_dir()['baseurl'] );
	$path    = wp_parse_url( $url, PHP_URL_PATH );
	$below   = (string) wp_parse_url( $uploads, PHP_URL_PATH );
	if ( 0 === strpos( $path, $below ) ) {
		$text = inspection_card_read_upload( trailingslashit( wp_get_upload_dir()['basedir'] ) . rawurldecode( substr( $path, strlen( $below ) ) ) );
		/* translators: %s: an address. */
		return $text ?? inspection_card_error( sprintf( __( 'There is no JSON file at %s.', 'inspection-card' ), $src ) );
	}
	return inspection_card_fetch( $url );
}

/**
 * The whole address, if it is on the site's own host and port.
 *
 * @param string $src As given.
 * @return string|null
 */
function inspection_card_own_url( $src ) {
	$home   = wp_parse_url( home_url() );
	$origin = $home['scheme'] . '://' . $home['host'] . ( isset( $home['port'] ) ? ':' . $home['port'] : '' );
	// A browser takes a backslash for a slash, and leaves out control characters.
	if ( preg_match( '/[\x00-\x20\x7f\\\\]/', $src ) || 0 === strpos( $src, '//' ) ) {
		return null;
	}
	$url  = 0 === strpos( $src, '/' ) ? $origin . $src : $src;
	$part = wp_parse_url( $url );
	$own  = is_array( $part )
		&& in_array( strtolower( $part['scheme'] ?? '' ), array( 'http', 'https' ), true )
		&& strtolower( $part['host'] ?? '' ) === strtolower( $home['host'] )
		&& ( $part['port'] ?? null ) === ( $home['port'] ?? null )
		&& ! isset( $part['user'] ) && ! isset( $part['pass'] ) && isset( $part['path'] );
	return $own ? $url : null;
}

/**
 * What the site's own host answers, without following it elsewhere.
 *
 * @param string $url The whole address.
 * @return string|WP_Error
 */
function inspection_card_fetch( $url ) {
	$name = 'inspection_card_' . md5( $url );
	$text = get_transient( $name );
	if ( false === $text ) {
		$answer = wp_safe_remote_get(
			$url,
			array(
				'redirection'         => 0,
				'timeout'             => 5,
				'limit_response_size' => INSPECTION_CARD_MAX_BYTES + 1,
				'headers'             => array( 'Accept' => 'application/json' ),
			)
		);
		$text   = 200 === wp_remote_retrieve_response_code( $answer ) ? wp_remote_retrieve_body( $answer ) : '';
		set_transient( $name, $text, INSPECTION_CARD_KEEP_ANSWER );
	}
	/* translators: %s: an address. */
	return '' === $text ? inspection_card_error( sprintf( __( '%s can’t be read.', 'inspection-card' ), $url ) ) : $text;
}
