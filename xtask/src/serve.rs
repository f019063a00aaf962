//! `cargo xtask serve`: the demo, reloaded on every change.

use std::env;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::progress::seconds;
use crate::setup::{self, Purpose};
use crate::tools;

/// The first port to try.
const PORT: u16 = 8080;

/// Set up, serve, print the address.
pub fn run() -> Result<()> {
    setup::run(Purpose::Serve)?;
    let address = free_address()?;
    println!("Building the demo; its address follows");
    let started = Instant::now();
    // `dist/` is always a release.
    let mut trunk = tools::command("trunk")
        .args(["serve", "--dist", "target/serve", "--disable-address-lookup=true"])
        .args(["--address", &address.ip().to_string(), "--port", &address.port().to_string()])
        .spawn()
        .context("could not start Trunk")?;
    if wait_until_up(&mut trunk, address)? {
        println!("\n  http://{address}/  (ready after {})\n", seconds(started.elapsed()));
        open_browser(address);
    }
    if !trunk.wait()?.success() {
        bail!("Trunk ended with an error");
    }
    Ok(())
}

fn free_address() -> Result<SocketAddr> {
    (PORT..=PORT + 100)
        .map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .find(|address| TcpListener::bind(address).is_ok())
        .with_context(|| format!("no free port from {PORT} on"))
}

/// Wait for the first build, after which Trunk listens; `false` if Trunk ended before.
fn wait_until_up(trunk: &mut Child, address: SocketAddr) -> Result<bool> {
    while TcpStream::connect(address).is_err() {
        if trunk.try_wait()?.is_some() {
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(100));
    }
    Ok(true)
}

/// Open the demo where there is a desktop. Errors are ignored: the address was printed.
fn open_browser(address: SocketAddr) {
    let desktop = cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some());
    if desktop {
        let _ = open::that_detached(format!("http://{address}/"));
    }
}
