<?php
// Runs PHP from standard input inside WordPress.
require __DIR__ . '/wp-load.php';
eval( stream_get_contents( STDIN ) );
