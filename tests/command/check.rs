//! `inspection-card check`.

use std::fs;
use std::path::Path;

use crate::{VALID, files, folder, run, run_in};

#[test]
fn people_see_the_line_with_the_problem_underlined() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/command/mistakes.txt");
    let run = run("check tests/command/mistakes.json", "");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &run.out).unwrap();
    }
    assert_eq!(run.out, fs::read_to_string(golden).unwrap(), "if that is intended, run with UPDATE_GOLDEN=1");
    assert_eq!((run.code, run.err.as_str()), (2, ""));
}

#[test]
fn exit_codes_are_as_documented() {
    let warning = VALID.replace("outcome", "strenghts\": 1, \"outcome");
    for (arguments, input, code) in [
        ("check -", VALID, 0),
        ("check --deny-warnings -", VALID, 0),
        ("check -", warning.as_str(), 0),
        ("check --deny-warnings -", warning.as_str(), 1),
        ("check -", "{}", 2),
        ("check", "", 64),
        ("check --format html -", "", 64),
        ("check --older-than 0 -", "", 64),
        ("--version", "", 0),
        ("check --help", "", 0),
        ("frameworks none", "", 64),
        ("check not-there.json", "", 66),
        ("check not-there/*.json", "", 66),
    ] {
        let run = run(arguments, input);
        assert_eq!(run.code, code, "{arguments}: {run:?}");
    }
    let help = run("--help", "").out;
    for code in ["0", "1", "2", "64", "66", "74"] {
        assert!(help.contains(&format!("\n  {code:4}")), "{help}");
    }
}

#[test]
fn well_known_mistakes_in_json_are_explained() {
    for (text, what, place) in [
        ("", "The text is empty", "<stdin>"),
        (r#"{"version": 1, "summary": "the council"#, "The text ends inside a string", ":1:27"),
        ("{", "The text ends before all its brackets are closed", ":1:2"),
        ("{\"summary\": \"one\ntwo\"}", "A line ends inside a string", ":1:13"),
        ("{“version”: 1}", "There is a curly quotation mark", ":1:2"),
        ("{&quot;version&quot;: 1}", "There is an HTML entity", ":1:2"),
        (r#"{\"version\": 1}"#, "There is a backslash", ":1:2"),
        ("{'version': 1}", "There is an apostrophe where JSON needs a quotation mark", ":1:2"),
        ("{\n // one\n}", "There is a comment", ":2:2"),
        ("{\"version\": 1,\n}", "There is a comma after the last item", ":1:14"),
        ("{\"version\" 1}", "This is not JSON: expected `:`", ":1:12"),
    ] {
        let run = run("check -", text);
        assert!(run.out.starts_with(&format!("error: {what}")), "{text}: {}", run.out);
        assert!(run.out.contains(place), "{text}: {}", run.out);
        assert_eq!(run.code, 2, "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_a_warning_and_another_encoding_an_error() {
    let folder = folder("encoding");
    files(&folder, &[("mark.json", &format!("\u{feff}{VALID}"))]);
    let utf16: Vec<u8> = VALID.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.join("wide.json"), [&[0xff, 0xfe], utf16.as_slice()].concat()).unwrap();
    assert!(run_in(&folder, "check mark.json", "").out.starts_with("warning: The file begins with a byte order mark"));
    assert!(run_in(&folder, "check wide.json", "").out.starts_with("error: The file is not encoded in UTF-8"));
}

#[test]
fn files_folders_patterns_and_standard_input_are_read() {
    let folder = folder("inputs");
    files(&folder, &[("a.json", VALID), ("b/c.json", VALID), ("b/d/e.json", "{}"), ("b/notes.txt", "")]);
    for (arguments, count, code) in
        [("a.json", 1, 0), ("b", 2, 2), ("b/*.json", 1, 0), ("**/*.json", 3, 2), ("a.json b -", 4, 2)]
    {
        let run = run_in(&folder, &format!("check --format json {arguments}"), VALID);
        assert_eq!((run.json()["files"].as_u64(), run.code), (Some(count), code), "{arguments}: {run:?}");
    }
}

#[test]
fn thousands_of_files_are_reported_in_order() {
    let folder = folder("many");
    let names: Vec<_> = (0..1500).map(|number| format!("{number:04}.json")).collect();
    names.iter().for_each(|name| files(&folder, &[(name, "{\"version\": 1,}")]));
    let problems = run_in(&folder, "check --format json .", "").json();
    let seen: Vec<_> =
        problems["problems"].as_array().unwrap().iter().map(|one| one["file"].as_str().unwrap()).collect();
    assert!(seen.iter().map(|name| name.trim_start_matches("./")).eq(names.iter().map(String::as_str)));
}

#[test]
fn a_file_of_many_mistakes_is_reported_in_short() {
    let fields: Vec<_> = (0..20_000).map(|number| format!("\"f{number}\": 1")).collect();
    let run = run("check -", &format!("{{{}}}", fields.join(",")));
    assert!(run.out.contains("more problems in <stdin>") && run.out.ends_with("20000 warnings\n"), "{}", run.out.len());
}

#[test]
fn sarif_has_what_code_scanning_needs() {
    let sarif = run("check --format sarif tests/command/mistakes.json", "").json();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() > 3);
    for result in results {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "tests/command/mistakes.json");
        let region = |field: &str| place["region"][field].as_u64().unwrap();
        assert!((region("startLine"), region("startColumn")) < (region("endLine"), region("endColumn")), "{result}");
        assert!(matches!(result["level"].as_str(), Some("error" | "warning")), "{result}");
        assert!(
            !result["ruleId"].as_str().unwrap().is_empty() && !result["message"]["text"].as_str().unwrap().is_empty()
        );
    }
    let none = run("check --format sarif -", VALID).json();
    assert_eq!(none["runs"][0]["results"].as_array().map(Vec::len), Some(0));
}

#[test]
fn github_gets_a_line_for_each_problem() {
    let out = run("check --format github -", "{\n\"version\": 1,\n\"100%, or: a\": 1}").out;
    let unknown = out.lines().find(|line| line.starts_with("::warning")).unwrap();
    assert!(
        unknown.starts_with("::warning file=<stdin>,line=3,col=1,endLine=3,endColumn=14,title=100%25%2C or%3A a::")
    );
    assert!(out.lines().all(|line| line.starts_with("::")), "{out}");
}

#[test]
fn old_results_are_warned_of_on_request() {
    let old = |arguments: &str, input: &str| run(&format!("check {arguments} -"), input).out.contains("months old");
    assert!(old("--older-than 12 --today 2026-12-01", VALID));
    assert!(!old("--older-than 12 --today 2026-11-30", VALID));
    assert!(!old("--today 2036-12-01", VALID));
    // A month counts to its end.
    assert!(!old("--older-than 12 --today 2026-12-30", &VALID.replace("2025-12-01", "2025-12")));
    let awaiting = VALID.replace("\"outcome\"", "\"status\": {\"kind\": \"awaiting\"}, \"outcome\"");
    assert!(!old("--older-than 12 --today 2036-12-01", &awaiting));
}

#[test]
fn a_late_display_is_warned_of_if_the_law_gives_days() {
    let config = VALID.replace("area-send", "cqc-provider").replace("positive", "good");
    let late = |arguments: &str, input: &str| run(&format!("check {arguments} -"), input).out.contains("days after");
    assert!(late("--today 2025-12-23", &config));
    assert!(!late("--today 2025-12-22", &config));
    assert!(!late("--today 2025-12-23 --ignore-late", &config));
    assert!(!late("--today 2025-12-23", VALID));
    let checked = config.replace("\"published\"", "\"checked\": \"2025-12-02\", \"published\"");
    assert!(!late("--today 2026-12-23", &checked));
}

#[test]
fn the_duty_to_display_is_printed_on_request() {
    let config = VALID.replace("area-send", "cqc-provider").replace("positive", "good");
    assert!(run("check --verbose --ignore-late -", &config).err.starts_with("note: cqc-provider: "));
    assert_eq!(run("check --ignore-late -", &config).err, "");
}

#[test]
fn no_example_has_a_problem() {
    let run = run("check --ignore-late --deny-warnings static/examples", "");
    assert_eq!(run.code, 0, "{}", run.out);
}

#[test]
fn characters_that_a_terminal_obeys_are_escaped() {
    let config = r#"{"version": 1, "provider": {"name": "X", "\u001b[31mn\u202eame": "\u001b]0;y"}, "inspection": {"framework": "\u001b[2J"}}"#;
    for format in ["human", "github"] {
        let checked = run(&format!("check --format {format} -"), config);
        let obeyed: Vec<_> = checked.out.chars().filter(|c| c.is_control() && *c != '\n' || *c == '\u{202e}').collect();
        assert_eq!(obeyed, [' '; 0], "{format}: {:?}", checked.out);
    }
}

#[test]
fn an_address_without_https_is_a_warning() {
    for (url, warned) in [
        ("reports.ofsted.gov.uk/provider/21/1", true),
        ("WWW.example.com", true),
        ("report.pdf", false),
        ("/www.example.com", false),
        ("https://www.example.com", false),
        ("mailto:a@example.com", false),
    ] {
        let text = VALID.replace("\"framework\"", &format!("\"reports\": \"{url}\", \"framework\""));
        let out = run("check -", &text).out;
        assert_eq!(out.contains("Without https://"), warned, "{url}: {out}");
    }
}

#[test]
fn an_address_that_looks_like_another_host_is_a_warning() {
    let report = |url: &str| {
        VALID
            .replace("\"outcome\"", &format!("\"links\": [{{\"purpose\": \"next\", \"url\": \"{url}\"}}], \"outcome\""))
    };
    for (url, warned) in [
        ("https://www.example.gov.uk@example.org/", true),
        ("HTTPS://www.example.gov.uk:443@example.org", true),
        ("https://www.example.gov.uk/@example.org", false),
        ("https://www.example.gov.uk?to=a@example.org", false),
        ("mailto:somebody@example.gov.uk", false),
    ] {
        let out = run("check -", &report(url)).out;
        assert_eq!(out.contains("This address leads to the host behind “@”"), warned, "{url}: {out}");
    }
}
