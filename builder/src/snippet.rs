//! What is copied into a page, for each kind of place.

use html_escape::{encode_double_quoted_attribute, encode_text};
use inspection_card::render::{ElementAttributes, Renderer, script_tag, stylesheet_tag};
use serde_json::Value as Json;

/// Where a card is pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// A block for HTML or embeds, that keeps what is written.
    HtmlBlock,
    /// WordPress, by authors who may not write all HTML.
    WordPress,
    /// TinyMCE, as in Umbraco.
    TinyMce,
    /// Drupal or LocalGov Drupal.
    Drupal,
    /// SharePoint or OpenCities.
    SharePoint,
    /// E-mail.
    Mail,
    /// People who change the page's code.
    Developers,
}

/// What is around a snippet: where the files are, and what the editor decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The folder of the release, with `/` at its end.
    pub host: String,
    /// The address of the card's page, as `render --page` writes it.
    pub page: String,
    /// The language of the card.
    pub lang: String,
    /// Whether a prerendered card carries its config, so that it can be brought back into the builder.
    pub carries_config: bool,
}

impl Setting {
    fn script(&self) -> String {
        format!("{}inspection-card.js", self.host)
    }

    fn stylesheet(&self) -> String {
        format!("{}inspection-card.css", self.host)
    }
}

impl Destination {
    /// All places, in the order in which they are offered.
    pub const ALL: [Destination; 7] = [
        Destination::HtmlBlock,
        Destination::WordPress,
        Destination::TinyMce,
        Destination::Drupal,
        Destination::SharePoint,
        Destination::Mail,
        Destination::Developers,
    ];

    /// A word for ids.
    pub fn word(self) -> &'static str {
        match self {
            Destination::HtmlBlock => "html",
            Destination::WordPress => "wordpress",
            Destination::TinyMce => "tinymce",
            Destination::Drupal => "drupal",
            Destination::SharePoint => "sharepoint",
            Destination::Mail => "mail",
            Destination::Developers => "developers",
        }
    }

    /// What editors call the place.
    pub fn name(self) -> &'static str {
        match self {
            Destination::HtmlBlock => "An HTML block or an embed",
            Destination::WordPress => "WordPress, as an author",
            Destination::TinyMce => "TinyMCE or Umbraco",
            Destination::Drupal => "Drupal or LocalGov Drupal",
            Destination::SharePoint => "SharePoint or OpenCities",
            Destination::Mail => "An e-mail",
            Destination::Developers => "Our developers put it in",
        }
    }

    /// What to do with the snippet.
    pub fn advice(self) -> &'static str {
        match self {
            Destination::HtmlBlock => {
                "Add a block for HTML, code or embeds where the card is to be, and paste this into it. It is the whole card."
            }
            Destination::WordPress => {
                "If your site has the plugin Inspection card, add its block and paste the JSON file into that. If not, add a Custom HTML block and paste this into it. WordPress removes style and script from what authors write, so the card has no colours until your web team adds two lines to the theme, once: they are below, for developers."
            }
            Destination::TinyMce | Destination::Drupal => {
                "Switch the editor to its source code and paste this as a paragraph of its own. It is a link to the card's page; on sites whose template has the script with data-links, it becomes the card."
            }
            Destination::SharePoint => {
                "Add an Embed part and paste this into it. An administrator may have to allow the card's address first."
            }
            Destination::Mail => {
                "Save “Plain HTML for e-mail” below, open it in a browser, select all, and paste it into the message. It has no style and no script, and everything is shown."
            }
            Destination::Developers => {
                "Put the element where the card is to be and the script once on the page. Until the card is rendered, and where no script runs, the words inside the element stand there."
            }
        }
    }

    /// Whether the snippet names the page of the card.
    pub fn needs_page(self) -> bool {
        matches!(self, Destination::TinyMce | Destination::Drupal | Destination::SharePoint)
    }

    /// Whether the snippet names the files of the release.
    pub fn needs_files(self) -> bool {
        matches!(self, Destination::HtmlBlock | Destination::Developers)
    }

    /// Whether the config can be brought back from the snippet.
    pub fn carries_config(self, setting: &Setting) -> bool {
        self == Destination::Developers || (self.is_prerendered() && setting.carries_config)
    }

    /// Whether the snippet contains the whole card.
    pub fn is_prerendered(self) -> bool {
        matches!(self, Destination::HtmlBlock | Destination::WordPress)
    }
}

/// A config as it stands in an attribute: in one line, and without characters that editors change. JSON reads it as the
/// same config.
pub fn json(config: &Json) -> String {
    // Backslashes first: one before the end of a text is not the escape of the quotation mark behind it.
    let mut json = config.to_string().replace("\\\\", "\\u005c").replace("\\\"", "\\u0022");
    for (character, escape) in [('<', "\\u003c"), ('>', "\\u003e"), ('&', "\\u0026"), ('\'', "\\u0027")] {
        json = json.replace(character, escape);
    }
    json
}

/// The attributes with which a card is prerendered.
pub fn attributes(setting: &Setting) -> ElementAttributes {
    ElementAttributes { lang: Some(setting.lang.clone()), ..ElementAttributes::default() }
}

/// The snippet for a place. `None` if the config can't be shown.
pub async fn snippet(
    destination: Destination,
    config: &Json,
    setting: &Setting,
    renderer: &Renderer,
) -> Option<String> {
    let json = json(config);
    let rendered = renderer.prerender_in_browser(&json, &attributes(setting)).await?;
    let script = script_tag(&setting.script(), false);
    Some(match destination {
        Destination::HtmlBlock => {
            [stylesheet_tag(&setting.stylesheet()), with_config(&rendered.element(), &json, setting), script].concat()
        }
        Destination::WordPress => with_config(&rendered.element(), &json, setting),
        Destination::TinyMce | Destination::Drupal => rendered.link(&setting.page),
        Destination::SharePoint => {
            let (page, words) = (encode_double_quoted_attribute(&setting.page), rendered.words());
            let title = encode_double_quoted_attribute(&words);
            format!(
                "<iframe src=\"{page}#inspection-card\" title=\"{title}\" width=\"100%\" height=\"900\" loading=\"lazy\"></iframe>"
            )
        }
        Destination::Mail => rendered.plain(),
        Destination::Developers => {
            let lang = encode_double_quoted_attribute(&setting.lang);
            let words = rendered.words();
            let words = encode_text(&words);
            format!("<inspection-card lang=\"{lang}\" config='{json}'><p>{words}</p></inspection-card>{script}")
        }
    })
}

/// The page that a link or a frame shows. With `data-links` it tells its height to the page around its frame.
pub async fn page(config: &Json, setting: &Setting, renderer: &Renderer) -> Option<String> {
    let rendered = renderer.prerender_in_browser(&json(config), &attributes(setting)).await?;
    let head = [stylesheet_tag(&setting.stylesheet()), script_tag(&setting.script(), true)].join("\n") + "\n";
    Some(rendered.page(&head, &rendered.element()))
}

/// A prerendered element that carries its config.
fn with_config(element: &str, json: &str, setting: &Setting) -> String {
    if setting.carries_config {
        element.replacen("<inspection-card", &format!("<inspection-card config='{json}'"), 1)
    } else {
        element.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn json_has_no_characters_that_editors_change() {
        let config = json!({ "title": "A <b> & \"c\" 'd'" });
        let text = super::json(&config);
        let name = text.strip_prefix("{\"title\":\"").unwrap().strip_suffix("\"}").unwrap();
        assert!(!name.contains(['<', '>', '&', '"', '\'', '\n']), "{text}");
        assert_eq!(serde_json::from_str::<Json>(&text).unwrap(), config);
    }

    #[test]
    fn json_keeps_backslashes() {
        let config = json!({ "title": "C:\\", "summary": "\\\"n\n" });
        assert_eq!(serde_json::from_str::<Json>(&super::json(&config)).unwrap(), config);
    }
}
