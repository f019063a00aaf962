<?php
// Installs WordPress as its own installer does, with people to log in.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'SITE_URL' ), PHP_URL_HOST ) . ':' . parse_url( getenv( 'SITE_URL' ), PHP_URL_PORT );
// No mail.
function wp_new_blog_notification() {}
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'A council', 'admin', 'admin@example.org', true, '', 'password' );
foreach ( array( 'author', 'subscriber' ) as $role ) {
	$user = wp_create_user( $role, 'password', "$role@example.org" );
	( new WP_User( $user ) )->set_role( $role );
}
foreach ( get_users() as $user ) {
	// The tour of the editor.
	update_user_meta( $user->ID, 'wp_persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ), '_modified' => '2026-01-01' ) );
}
update_option( 'permalink_structure', '/%postname%/' );
switch_theme( 'twentytwentyone' );
flush_rewrite_rules();
