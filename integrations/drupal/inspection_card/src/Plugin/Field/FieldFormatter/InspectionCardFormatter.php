<?php

declare(strict_types=1);

namespace Drupal\inspection_card\Plugin\Field\FieldFormatter;

use Drupal\Core\Field\Attribute\FieldFormatter;
use Drupal\Core\Field\FieldItemListInterface;
use Drupal\Core\Field\FormatterBase;
use Drupal\Core\StringTranslation\TranslatableMarkup;

/**
 * Shows the prerendered card that was pasted into a field "Text (plain, long)".
 */
#[FieldFormatter(
  id: 'inspection_card',
  label: new TranslatableMarkup('Inspection card'),
  field_types: ['string_long'],
)]
final class InspectionCardFormatter extends FormatterBase {

  /**
   * The elements of a card.
   *
   * Drupal removes all others, event handlers, styles and addresses that run
   * script, so that an editor of the field can't put script on the site.
   */
  private const TAGS = [
    'a', 'article', 'blockquote', 'dd', 'details', 'div', 'dl', 'dt',
    'figcaption', 'figure', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'p',
    'section', 'span', 'strong', 'summary', 'ul',
  ];

  /**
   * {@inheritdoc}
   */
  public function viewElements(FieldItemListInterface $items, $langcode): array {
    $elements = [];
    foreach ($items as $delta => $item) {
      $article = self::findArticle((string) $item->value);
      if ($article !== NULL) {
        $elements[$delta] = [
          '#markup' => $article,
          '#allowed_tags' => self::TAGS,
          '#attached' => ['library' => ['inspection_card/card']],
        ];
      }
    }
    return $elements;
  }

  /**
   * Finds the card in what was pasted: a snippet, or a whole page.
   *
   * The script of the card puts an article without its element into a new one.
   */
  private static function findArticle(string $html): ?string {
    $pattern = '~<article\b[^>]*\bclass="inspection-card[" ].*</article>~s';
    return preg_match($pattern, $html, $matches) ? $matches[0] : NULL;
  }

}
