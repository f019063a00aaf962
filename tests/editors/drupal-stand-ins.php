<?php
// Stand-ins for the classes of Drupal that the formatter names: just enough to call it.

namespace Drupal\Core\StringTranslation {
    class TranslatableMarkup
    {
        public function __construct(public string $text)
        {
        }
    }
}

namespace Drupal\Core\Field\Attribute {
    #[\Attribute]
    class FieldFormatter
    {
        public function __construct(public string $id, public object $label, public array $field_types)
        {
        }
    }
}

namespace Drupal\Core\Field {
    class FieldItemListInterface extends \ArrayObject
    {
        /** A field with these texts. */
        public function __construct(array $texts)
        {
            parent::__construct(array_map(fn($text) => (object) ['value' => $text], $texts));
        }
    }

    abstract class FormatterBase
    {
        abstract public function viewElements(FieldItemListInterface $items, $langcode);
    }
}
