<?php
// Installs WordPress as its own installer does, with people to log in; then the plugin, if its zip is named.
define( 'WP_INSTALLING', true );
// No mail.
function wp_new_blog_notification() {}
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/file.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
wp_install( 'A council', 'admin', 'admin@example.org', true, '', 'password' );
foreach ( array( 'author', 'subscriber' ) as $role ) {
	( new WP_User( wp_create_user( $role, 'password', "$role@example.org" ) ) )->set_role( $role );
}
update_option( 'permalink_structure', '/%postname%/' );
// Pictures of people come from another host.
update_option( 'show_avatars', 0 );
switch_theme( getenv( 'SITE_THEME' ) );
flush_rewrite_rules();
if ( isset( $argv[1] ) ) {
	WP_Filesystem();
	foreach ( array( unzip_file( $argv[1], WP_PLUGIN_DIR ), activate_plugin( 'inspection-card/inspection-card.php' ) ) as $result ) {
		if ( is_wp_error( $result ) ) {
			fwrite( STDERR, $result->get_error_message() );
			exit( 1 );
		}
	}
}
