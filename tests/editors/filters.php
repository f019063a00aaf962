<?php
// WordPress's own filters, without its database. Reads { "snippets": [html] }, writes [{ "name", "version", "results": [html] }].

error_reporting(E_ALL & ~E_DEPRECATED);
ini_set('display_errors', 'stderr');
define('ABSPATH', '/usr/share/wordpress/');
define('WPINC', 'wp-includes');
define('WP_DEBUG', false);

// What these files ask of the rest of WordPress.
function get_option($name, $default = false) { return $name === 'blog_charset' ? 'UTF-8' : $default; }
function __($text) { return $text; }
function _x($text) { return $text; }

foreach (['version', 'compat', 'plugin', 'load', 'functions', 'formatting', 'kses', 'shortcodes'] as $file) {
    $path = ABSPATH . WPINC . "/$file.php";
    // functions.php loads option.php, which defines get_option itself.
    if ($file === 'functions') {
        $code = str_replace("require ABSPATH . WPINC . '/option.php';", '', file_get_contents($path));
        eval('?>' . $code);
    } else {
        require $path;
    }
}

// Administrators may write any HTML; an author's goes through kses. A template prints a page through `the_content`.
$shown = fn($html) => shortcode_unautop(wpautop(wptexturize($html)));
$filters = [
    'WordPress administrator, Custom HTML block' => fn($html) => wptexturize($html),
    'WordPress administrator, Classic editor' => $shown,
    'WordPress author, Custom HTML block' => fn($html) => wptexturize(wp_unslash(wp_filter_post_kses(wp_slash($html)))),
    'WordPress author, Classic editor' => fn($html) => $shown(wp_unslash(wp_filter_post_kses(wp_slash($html)))),
];
$snippets = json_decode(stream_get_contents(STDIN), true)['snippets'];
$rows = [];
foreach ($filters as $name => $filter) {
    $rows[] = ['name' => $name, 'version' => $wp_version, 'results' => array_map($filter, $snippets)];
}
echo json_encode($rows, JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
