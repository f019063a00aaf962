//! How fast `inspection-card render` is, and how much memory it takes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::content::{self, Content, NAME};

/// How many configs are rendered.
const CONFIGS: usize = 10_000;

/// Renders all configs to a file each, in rounds: cards a second, and the peak of memory in megabytes.
pub fn run(
    command: &Path,
    content: &Content,
    configs: &Path,
    cards: &Path,
    rounds: u32,
) -> Result<BTreeMap<String, Vec<f64>>> {
    let config = content.json();
    fs::create_dir_all(configs).with_context(|| format!("{} can’t be made", configs.display()))?;
    for number in 0..CONFIGS {
        fs::write(configs.join(format!("{number}.json")), config.replace(NAME, &content::name(number)))?;
    }
    let mut samples = BTreeMap::<_, Vec<f64>>::new();
    for _ in 0..rounds {
        let _ = fs::remove_dir_all(cards); // There may be none yet.
        let started = Instant::now();
        let mut child = Command::new(command)
            .arg("render")
            .arg(configs)
            .arg("--out")
            .arg(cards)
            .stderr(Stdio::null())
            .spawn()
            .context("could not start inspection-card")?;
        let mut peak = None;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            peak = memory(child.id()).or(peak);
            thread::sleep(Duration::from_millis(2));
        };
        let took = started.elapsed().as_secs_f64();
        ensure!(status.success(), "inspection-card render failed on {}", configs.display());
        samples.entry("perSecond".to_owned()).or_default().push(CONFIGS as f64 / took);
        if let Some(peak) = peak {
            samples.entry("memory".to_owned()).or_default().push(peak);
        }
    }
    // Twenty thousand files are of no use afterwards.
    fs::remove_dir_all(configs)?;
    fs::remove_dir_all(cards)?;
    Ok(samples)
}

/// The most memory that a process has had so far, in megabytes, where the system tells it.
fn memory(process: u32) -> Option<f64> {
    peak(&fs::read_to_string(format!("/proc/{process}/status")).ok()?)
}

fn peak(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::peak;

    #[test]
    fn the_peak_is_read() {
        assert_eq!(peak("Name:\tx\nVmPeak:\t   9 kB\nVmHWM:\t   15625 kB\nVmRSS:\t 1 kB\n"), Some(16.0));
        assert_eq!(peak("Name:\tx\nState:\tZ (zombie)\n"), None);
    }
}
