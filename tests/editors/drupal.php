<?php
// An imitation of Drupal's text formats, because Drupal is not in npm, PyPI or Debian. It does what Drupal's documentation says,
// with the HTML parser that Drupal uses; none of Drupal's code is here. Reads { "snippets": [html], "allowed": "<tag attribute>…" },
// writes [{ "name", "version", "results": [html] }].

error_reporting(E_ALL & ~E_DEPRECATED);
ini_set('display_errors', 'stderr');
require 'Masterminds/HTML5/autoload.php';
require __DIR__ . '/drupal-stand-ins.php';
require __DIR__ . '/../../integrations/drupal/inspection_card/src/Plugin/Field/FieldFormatter/InspectionCardFormatter.php';

use Drupal\Core\Field\FieldItemListInterface;
use Drupal\inspection_card\Plugin\Field\FieldFormatter\InspectionCardFormatter;
use Masterminds\HTML5;
use Masterminds\HTML5\Serializer\OutputRules;
use Masterminds\HTML5\Serializer\Traverser;

/** Writes `<` and `>` in attributes as entities. */
class AttributeRules extends OutputRules
{
    protected function escape($text, $attribute = false)
    {
        $text = parent::escape($text, $attribute);
        return $attribute ? str_replace(['<', '>'], ['&lt;', '&gt;'], $text) : $text;
    }
}

/** The tags of the format “Basic HTML” in Drupal 11. */
const BASIC = '<a hreflang href> <blockquote cite> <br> <cite> <code> <dd> <dl> <dt> <em> <h2 id> <h3 id> <h4 id> <h5 id> <h6 id>
    <img src alt data-entity-uuid data-entity-type height width data-caption data-align> <li> <ol start type> <p> <strong> <ul type>';

/** The tags of the format “WYSIWYG” in LocalGov Drupal. */
const WYSIWYG = '<a href hreflang data-entity-substitution data-entity-type data-entity-uuid title
    class="external-link pdf-link btn btn-start col-sm-6 mt-3"> <blockquote cite> <caption> <cite> <code> <dd> <dl>
    <drupal-media data-entity-type data-entity-uuid data-view-mode data-align data-caption alt title> <dt> <em> <h1> <h2 id> <h3 id>
    <h4 id> <h5 id> <h6 id> <img src alt data-entity-type data-entity-uuid data-align data-caption> <li> <mark> <ol type start>
    <p class="alert alert-info alert-danger alert-primary alert-success callout callout-primary callout-success callout-danger
    callout-teal callout-carbon callout-yellow"> <pre> <strong> <table> <tbody> <td> <tfoot> <th> <thead> <tr> <u> <ul type class="list-checked">';

/** Schemes that addresses may have. */
const SCHEMES = ['http', 'https', 'ftp', 'news', 'nntp', 'tel', 'telnet', 'mailto', 'irc', 'ssh', 'sftp', 'webcal', 'rtsp'];

/** Attributes whose values are not read as addresses. */
const TEXT_ATTRIBUTE = '/^(data-.*|title|alt|rel|property|class|datetime)$/';

/** Elements that the line break filter treats as blocks. `inspection-card` is not one. */
const BLOCK = '(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|blockquote|address|p|h[1-6]|hr'
    . '|article|aside|details|figcaption|figure|footer|header|nav|section|summary)';

/** What a list of allowed tags means: each tag with its attributes, and these with their allowed values (none: any). */
function allowed_tags(string $list): array
{
    $tags = [];
    preg_match_all('/<([\w-]+)([^>]*)>/', $list, $found, PREG_SET_ORDER);
    foreach ($found as [, $tag, $attributes]) {
        $tags[$tag] ??= ['lang' => [], 'dir' => ['ltr', 'rtl']];
        preg_match_all('/([\w*-]+)(?:="([^"]*)")?/', $attributes, $names, PREG_SET_ORDER);
        foreach ($names as $name) {
            $values = preg_split('/\s+/', $name[2] ?? '', -1, PREG_SPLIT_NO_EMPTY);
            $tags[$tag][$name[1]] = array_merge($tags[$tag][$name[1]] ?? [], $values);
        }
    }
    return $tags;
}

/** Removes tags that are not allowed, and what could run script. What stood between the tags stays. */
function without_other_tags(string $html, array $tags): string
{
    $html = preg_replace('/&(?!#\d+;|#x[\da-f]+;|[a-z][\da-z]*;)/i', '&amp;', $html);
    $clean = function (array $found) use ($tags): string {
        if ($found[0] === '<' || $found[0] === '>') {
            return htmlspecialchars($found[0]);
        }
        $isTag = preg_match('~^<\s*(/?)\s*([a-z0-9-]+)\s*([^>]*?)\s*(/?)>?$~is', $found[0], $parts);
        if (!$isTag || !in_array(strtolower($parts[2]), $tags, true)) {
            return '';
        }
        [, $slash, $tag, $attributes, $end] = $parts;
        return $slash ? "</$tag>" : "<$tag" . clean_attributes($attributes) . ($end ? ' />' : '>');
    };
    return preg_replace_callback('~<(?![a-z!/])|<!--.*?-->|<[^>]*(?:>|$)|>~is', $clean, $html);
}

/** Attributes without handlers and styles. An address loses every scheme that is not allowed, and so does a text with a colon. */
function clean_attributes(string $attributes): string
{
    preg_match_all('/([a-z][\w-]*)(?:\s*=\s*("[^"]*"|\'[^\']*\'|[^\s"\']+))?/i', $attributes, $found, PREG_SET_ORDER);
    $clean = '';
    foreach ($found as $attribute) {
        $name = strtolower($attribute[1]);
        if (preg_match('/^(on|hx|data-hx)|^(style|srcdoc)$/', $name)) {
            continue;
        }
        $clean .= " $name";
        if (isset($attribute[2])) {
            $value = preg_replace('/^(["\'])(.*)\1$/s', '$2', $attribute[2]);
            $quote = $attribute[2][0] === "'" ? "'" : '"';
            $clean .= '=' . $quote . (preg_match(TEXT_ATTRIBUTE, $name) ? $value : without_schemes($value)) . $quote;
        }
    }
    return preg_replace('/[<>]/', '', $clean);
}

function without_schemes(string $value): string
{
    $value = html_entity_decode($value, ENT_QUOTES | ENT_HTML5);
    while (preg_match('~^([^:/?#]+):(.*)$~s', $value, $parts) && !in_array(strtolower($parts[1]), SCHEMES, true)) {
        $value = $parts[2];
    }
    return htmlspecialchars($value, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML401);
}

/** “Limit allowed HTML tags and correct faulty HTML”. */
function limit_tags(string $html, string $list): string
{
    $tags = allowed_tags($list);
    return parsed(without_other_tags($html, array_keys($tags)), function (DOMElement $element) use ($tags): void {
        foreach (iterator_to_array($element->attributes) as $name => $attribute) {
            $values = $tags[$element->tagName][$name] ?? null;
            if ($values === []) {
                continue;
            }
            $words = preg_split('/\s+/', $attribute->value, -1, PREG_SPLIT_NO_EMPTY);
            $kept = array_filter($words, fn($word) => array_filter($values ?? [], fn($value) => fnmatch($value, $word)));
            $kept ? $element->setAttribute($name, implode(' ', $kept)) : $element->removeAttribute($name);
        }
    });
}

/** “Correct faulty and chopped off HTML”, and what is done to each element on the way. */
function parsed(string $html, ?callable $each = null): string
{
    $parser = new HTML5(['disable_html_ns' => true]);
    $document = $parser->loadHTML("<body>$html");
    $body = $document->getElementsByTagName('body')->item(0);
    foreach ($each ? iterator_to_array($body->getElementsByTagName('*')) : [] as $element) {
        $each($element);
    }
    $output = fopen('php://memory', 'w+b');
    (new Traverser($body->childNodes, $output, new AttributeRules($output)))->walk();
    return trim(stream_get_contents($output, null, 0));
}

/** “Convert line breaks into HTML”, for HTML without `pre`, `script` and `iframe`, whose content it would leave alone. */
function with_paragraphs(string $html): string
{
    $opening = '<' . BLOCK . '\b[^>]*>';
    $closing = '</' . BLOCK . '\s*>';
    $html = preg_replace(["~$opening~", "~$closing~"], ["\n$0", "$0\n\n"], $html);
    $paragraph = function (string $text) use ($opening, $closing): string {
        $text = preg_replace('~\s*\n~', "<br />\n", trim($text));
        $text = preg_replace("~($opening|$closing)\s*<br />~", '$1', $text);
        $text = preg_replace('~<br />(\s*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)>)~', '$1', $text);
        $start = preg_match("~^(?:$opening|$closing)~", $text) ? '' : '<p>';
        $end = preg_match("~(?:$opening|$closing)$~", $text) ? '' : '</p>';
        return $start . $text . $end;
    };
    return implode("\n", array_map($paragraph, preg_split('/\n\s*\n/', $html, -1, PREG_SPLIT_NO_EMPTY)));
}

/** What the formatter of the module shows of a text in its field. Drupal removes other tags than the formatter allows. */
function shown_by_formatter(string $html): string
{
    $elements = (new InspectionCardFormatter())->viewElements(new FieldItemListInterface([$html]), 'en');
    $show = fn(array $element): string => without_other_tags($element['#markup'], $element['#allowed_tags']);
    return implode('', array_map($show, $elements));
}

['snippets' => $snippets, 'allowed' => $allowed] = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
$filters = [
    'Drupal, Basic HTML (imitated)' => fn($html) => limit_tags($html, BASIC),
    'LocalGov, wysiwyg (imitated)' => fn($html) => with_paragraphs(limit_tags(parsed($html), WYSIWYG)),
    'Drupal, our tags allowed (imitated)' => fn($html) => limit_tags($html, BASIC . $allowed),
    'Drupal, our tags allowed, autop on (imitated)' => fn($html) => with_paragraphs(limit_tags(parsed($html), WYSIWYG . $allowed)),
    'Drupal, our field formatter (imitated)' => shown_by_formatter(...),
];
$rows = [];
foreach ($filters as $name => $filter) {
    $rows[] = ['name' => $name, 'version' => '', 'results' => array_map($filter, $snippets)];
}
echo json_encode($rows, JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
