<?php
/**
 * The key of a card, by which script knows that the card in the page is up to date.
 *
 * @package inspection-card
 */

defined( 'ABSPATH' ) || exit;

/**
 * What a card is made from, as one text: its config, its attributes, its language. The entry script makes the same text.
 *
 * @param string   $config     The config's text.
 * @param string[] $appearance The attributes that change the look of the card.
 * @param string   $language   The card's language.
 * @return string
 */
function inspection_card_origin( $config, $appearance, $language ) {
	return $config . wp_json_encode( $appearance + array( 'language' => $language ) );
}

/**
 * A short hash of a text, the same as that of the entry script, which counts in UTF-16 and in 32 bits.
 *
 * @param string $text The text in UTF-8.
 * @return string
 */
function inspection_card_hash( $text ) {
	$a = 0xdeadbeef;
	$b = 0x41c6ce57;
	foreach ( inspection_card_code_units( $text ) as $unit ) {
		$a = inspection_card_multiply( $a ^ $unit, 2654435761 );
		$b = inspection_card_multiply( $b ^ $unit, 1597334677 );
	}
	return base_convert( (string) ( $a ^ ( $b >> 16 ) ), 10, 36 );
}

/**
 * The lower 32 bits of a product, in steps that an integer of PHP can hold.
 *
 * @param int $x A number of 32 bits.
 * @param int $y Another one.
 * @return int
 */
function inspection_card_multiply( $x, $y ) {
	return ( ( ( ( $x >> 16 ) * $y & 0xffff ) << 16 ) + ( $x & 0xffff ) * $y ) & 0xffffffff;
}

/**
 * The code units of a text in UTF-16, without the extensions mbstring and iconv, which not every host has.
 *
 * @param string $text The text in UTF-8.
 * @return Generator
 */
function inspection_card_code_units( $text ) {
	$length = strlen( $text );
	for ( $index = 0; $index < $length; ) {
		$byte = ord( $text[ $index++ ] );
		$more = $byte < 0x80 ? 0 : ( $byte < 0xe0 ? 1 : ( $byte < 0xf0 ? 2 : 3 ) );
		$code = $more ? $byte & ( 0x3f >> $more ) : $byte;
		for ( ; $more && $index < $length; $more-- ) {
			$code = $code << 6 | ord( $text[ $index++ ] ) & 0x3f;
		}
		if ( $code < 0x10000 ) {
			yield $code;
		} else {
			yield 0xd7c0 + ( $code >> 10 );
			yield 0xdc00 | $code & 0x3ff;
		}
	}
}
