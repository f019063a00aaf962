<?php
/**
 * JSON files in the media library, which WordPress refuses by default.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/**
 * Allows JSON for people who may upload files.
 *
 * @param string[]         $types Types by endings.
 * @param int|WP_User|null $user  Whose types they are.
 * @return string[]
 */
function inspection_card_allow_json( $types, $user = null ) {
	if ( $user ? user_can( $user, 'upload_files' ) : current_user_can( 'upload_files' ) ) {
		$types['json'] = 'application/json';
	}
	return $types;
}

/**
 * Recognises JSON also where PHP takes it for plain text, of which WordPress makes an error.
 *
 * @param array  $found `ext`, `type` and `proper_filename`.
 * @param string $file  The file.
 * @param string $name  Its name.
 * @return array
 */
function inspection_card_recognise_json( $found, $file, $name ) {
	$is_json = empty( $found['type'] ) && preg_match( '/\.json$/i', $name ) && isset( get_allowed_mime_types()['json'] );
	if ( $is_json && '' === inspection_card_json_problem( $file ) ) {
		$found['ext']  = 'json';
		$found['type'] = 'application/json';
	}
	return $found;
}

/**
 * Refuses a JSON file that is none.
 *
 * @param array $file The upload: `name`, `tmp_name`.
 * @return array
 */
function inspection_card_check_upload( $file ) {
	$problem = preg_match( '/\.json$/i', $file['name'] ) ? inspection_card_json_problem( $file['tmp_name'] ) : '';
	if ( '' !== $problem ) {
		$file['error'] = $problem;
	}
	return $file;
}

/**
 * What is wrong with a JSON file.
 *
 * @param string $file The file.
 * @return string A sentence, or nothing.
 */
function inspection_card_json_problem( $file ) {
	if ( filesize( $file ) > INSPECTION_CARD_MAX_BYTES ) {
		return __( 'A JSON file may have at most 1 MB.', 'inspection-card' );
	}
	$text = (string) file_get_contents( $file );
	json_decode( 0 === strpos( $text, "\xef\xbb\xbf" ) ? substr( $text, 3 ) : $text );
	/* translators: %s: what PHP says, for example “Syntax error”. */
	return json_last_error() ? sprintf( __( 'The file is not valid JSON: %s.', 'inspection-card' ), json_last_error_msg() ) : '';
}
