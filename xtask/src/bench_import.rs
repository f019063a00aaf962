//! `cargo xtask bench-import`: how long imports of large files take, and how much memory they need, beside a plain Python
//! script that makes the same selection (`tests/peers/import.py`).
//!
//! The files are generated, with made-up places, as large as the inspectorates' own.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::tools;

/// How large the files are, and how often everything is measured.
#[derive(clap::Args)]
pub struct Options {
    /// Records of the file of food hygiene ratings
    #[arg(long, default_value = "10000", value_name = "N")]
    places: u32,
    /// Rows of CQC's sheet
    #[arg(long, default_value = "320000", value_name = "N")]
    rows: u32,
    /// Locations that are chosen from it
    #[arg(long, default_value = "300", value_name = "N")]
    chosen: u32,
    /// How often everything is measured
    #[arg(long, default_value = "3", value_parser = clap::value_parser!(u32).range(1..), value_name = "N")]
    rounds: u32,
    /// Only write the files, into target/bench-import
    #[arg(long)]
    generate: bool,
}

/// What is compared: the name, and the program with its arguments.
struct Contestant {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
}

/// Generates the files, builds the command and measures. The results are printed as Markdown.
pub fn run(options: &Options) -> Result<()> {
    let folder = tools::root().join("target/bench-import");
    fs::create_dir_all(&folder)?;
    food(&folder.join("FHRS999en-GB.xml"), options.places)?;
    care(&folder.join("01_September_2026_Latest_ratings.ods"), &folder.join("ids.txt"), options)?;
    if options.generate {
        println!("written to {}", folder.display());
        return Ok(());
    }
    let mut build = tools::command("cargo");
    tools::run(build.args(["build", "--profile", "native", "--bin", "inspection-card"]))?;
    println!("| file | program | seconds, median of {} | memory at most |\n|---|---|--:|--:|", options.rounds);
    for (file, contestants) in contestants() {
        for contestant in contestants {
            let mut samples: Vec<_> =
                (0..options.rounds).map(|_| measure(&contestant, &folder)).collect::<Result<_>>()?;
            samples.sort_by_key(|(time, _)| *time);
            let median = samples.get(samples.len() / 2).map_or(Duration::ZERO, |(time, _)| *time).as_secs_f64();
            let memory = samples.iter().filter_map(|(_, memory)| *memory).max();
            let memory = memory.map_or("not measured".into(), |kilobytes| format!("{} MB", kilobytes / 1000));
            println!("| {file} | {} | {median:.1} | {memory} |", contestant.name);
        }
    }
    Ok(())
}

fn contestants() -> Vec<(&'static str, Vec<Contestant>)> {
    let command = tools::target_dir().join(format!("native/inspection-card{}", std::env::consts::EXE_SUFFIX));
    let script = tools::root().join("tests/peers/import.py").to_string_lossy().into_owned();
    let of = |kind: &str, file: &str, ids: &[&str]| {
        let with = |first: &[&str], last: &[&str]| first.iter().chain(last).map(|part| (*part).to_owned()).collect();
        let import =
            with(&["import", kind, file, "--out", "cards"], if ids.is_empty() { &[] } else { &["--only", "ids.txt"] });
        let python = with(&[&script, kind, file, "python"], ids);
        vec![
            Contestant { name: "inspection-card", program: command.clone(), arguments: import },
            Contestant { name: "Python", program: "python3".into(), arguments: python },
        ]
    };
    vec![
        ("food hygiene ratings", of("fhrs", "FHRS999en-GB.xml", &[])),
        ("CQC’s sheet", of("cqc", "01_September_2026_Latest_ratings.ods", &["ids.txt"])),
    ]
}

/// How long a process takes, and how much memory it had at most, in kilobytes, where the system says so.
fn measure(contestant: &Contestant, folder: &Path) -> Result<(Duration, Option<u64>)> {
    for out in ["cards", "python"] {
        let _ = fs::remove_dir_all(folder.join(out));
    }
    let log = File::create(folder.join("log.txt"))?;
    let started = Instant::now();
    let mut process = Command::new(&contestant.program)
        .args(&contestant.arguments)
        .current_dir(folder)
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .with_context(|| format!("could not start {}", contestant.program.display()))?;
    let mut memory = None;
    let status = loop {
        // The highest value so far, of which the last one that is seen is close to the highest of all.
        memory = peak_memory(process.id()).max(memory);
        match process.try_wait()? {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(5)),
        }
    };
    let time = started.elapsed();
    ensure!(status.success(), "{} failed: {}", contestant.name, fs::read_to_string(folder.join("log.txt"))?);
    Ok((time, memory))
}

/// Linux only.
fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.parse().ok()
}

/// Writes a file of food hygiene ratings.
fn food(path: &Path, places: u32) -> Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    write!(
        file,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<FHRSEstablishment><Header><ExtractDate>2026-09-21</ExtractDate>\
         <ItemCount>{places}</ItemCount><ReturnCode>Success</ReturnCode></Header><EstablishmentCollection>"
    )?;
    for place in 0..places {
        let (rating, score) = (place % 6, [25, 20, 15, 10, 5, 0][(place % 6) as usize]);
        let management = if score == 15 { 10 } else { score.min(20) };
        write!(
            file,
            "\n<EstablishmentDetail><FHRSID>{id}</FHRSID><LocalAuthorityBusinessID>PI/{id}</LocalAuthorityBusinessID>\
             <BusinessName>Made-up Café {place} &amp; Sons</BusinessName><BusinessType>Restaurant/Cafe/Canteen</BusinessType>\
             <BusinessTypeID>1</BusinessTypeID><AddressLine1>{place} High Street</AddressLine1><AddressLine2>Anytown\
             </AddressLine2><PostCode>ZZ1 {digit}ZZ</PostCode><RatingValue>{rating}</RatingValue><RatingKey>fhrs_{rating}_en-GB\
             </RatingKey><RatingDate>2025-{month:02}-{day:02}</RatingDate><LocalAuthorityCode>999</LocalAuthorityCode>\
             <Scores><Hygiene>{score}</Hygiene><Structural>{score}</Structural><ConfidenceInManagement>{management}\
             </ConfidenceInManagement></Scores><SchemeType>FHRS</SchemeType><NewRatingPending>False</NewRatingPending>\
             <RightToReply /><Geocode><Longitude>-0.1</Longitude><Latitude>51.5</Latitude></Geocode></EstablishmentDetail>",
            id = 1_000_000 + place,
            digit = place % 10,
            month = place % 12 + 1,
            day = place % 28 + 1,
        )?;
    }
    write!(file, "\n</EstablishmentCollection></FHRSEstablishment>\n")?;
    Ok(file.flush()?)
}

const COLUMNS: [&str; 28] = [
    "Location ID",
    "Location ODS Code",
    "Location Name",
    "Care Home?",
    "Location Type",
    "Location Primary Inspection Category",
    "Location Street Address",
    "Location Address Line 2",
    "Location City",
    "Location Post Code",
    "Location Local Authority",
    "Location Region",
    "Location NHS Region",
    "Location ONSPD CCG Code",
    "Location ONSPD CCG",
    "Location Commissioning CCG Code",
    "Location Commissioning CCG Name",
    "Service / Population Group",
    "Domain",
    "Latest Rating",
    "Publication Date",
    "Report Type",
    "Inherited Rating (Y/N)",
    "URL",
    "Provider ID",
    "Provider Name",
    "Brand ID",
    "Brand Name",
];

const DOMAINS: [&str; 6] = ["Safe", "Effective", "Caring", "Responsive", "Well-led", "Overall"];
const RATINGS: [&str; 4] = ["Outstanding", "Good", "Requires improvement", "Inadequate"];

/// Writes CQC's sheet, with six rows for each location, and a list of locations from all over it.
fn care(path: &Path, list: &Path, options: &Options) -> Result<()> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    let deflated = SimpleFileOptions::default().large_file(true);
    zip.start_file("mimetype", deflated)?;
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet")?;
    zip.start_file("content.xml", deflated)?;
    zip.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
          xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
          xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
          xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:calcext=\"urn:calcext\" \
          xmlns:xlink=\"http://www.w3.org/1999/xlink\"><office:body><office:spreadsheet><table:table table:name=\"Locations\">",
    )?;
    let mut xml = String::new();
    row(&mut xml, &COLUMNS);
    for number in 0..options.rows {
        let (location, domain) = (number / 6, DOMAINS[(number % 6) as usize]);
        let id = format!("1-{}", 100_000_000 + location);
        let (name, street) = (format!("Made-up House {location}"), format!("{location} High Street"));
        let (url, provider) =
            (format!("http://www.cqc.org.uk/location/{id}"), format!("1-{}", 200_000_000 + location / 3));
        let (code, postcode) = (format!("V{location:05}"), format!("ZZ{} {}ZZ", location % 90, location % 9));
        let date = format!("{:02}/{:02}/2025", location % 28 + 1, location % 12 + 1);
        let rating = RATINGS[(location % 4) as usize];
        #[rustfmt::skip]
        let cells = [
            &id, &code, &name, "Y", "Social Care Org", "Residential social care", &street, "", "Anytown", &postcode,
            "Exampleshire", "East", "East of England", "E38000000", "NHS Anytown CCG", "00A", "NHS Anytown CCG", "Overall",
            domain, rating, &date, "Location", "N", &url, &provider, "Made-up Care Limited", "-", "-",
        ];
        row(&mut xml, &cells);
        if xml.len() > 1 << 20 {
            zip.write_all(xml.as_bytes())?;
            xml.clear();
        }
    }
    xml.push_str("</table:table></office:spreadsheet></office:body></office:document-content>");
    zip.write_all(xml.as_bytes())?;
    zip.finish()?.flush()?;

    let locations = options.rows / 6;
    let step = (locations / options.chosen.max(1)).max(1);
    let ids: Vec<_> = (0..locations).step_by(step as usize).take(options.chosen as usize).collect();
    let lines: String = ids.iter().map(|location| format!("1-{}\n", 100_000_000 + location)).collect();
    Ok(fs::write(list, lines)?)
}

/// A row in the markup that LibreOffice writes.
fn row(xml: &mut String, cells: &[&str]) {
    xml.push_str("<table:table-row table:style-name=\"ro1\">");
    for cell in cells {
        let style =
            "<table:table-cell table:style-name=\"ce1\" office:value-type=\"string\" calcext:value-type=\"string\">";
        // Writing to a string can't fail.
        let _ = match *cell {
            "" => write!(xml, "<table:table-cell table:style-name=\"ce1\"/>"),
            url if url.starts_with("http") => {
                write!(
                    xml,
                    "{style}<text:p><text:a xlink:href=\"{url}\" xlink:type=\"simple\">{url}</text:a></text:p></table:table-cell>"
                )
            }
            text => write!(xml, "{style}<text:p>{text}</text:p></table:table-cell>"),
        };
    }
    xml.push_str("</table:table-row>\n");
}
