// Rust, tokio-tungstenite: heartbeat, limits and a graceful stop. Start: PORT=8080 cargo run
// Cargo.toml: tokio (features = ["full"]), tokio-tungstenite, futures-util
use futures_util::{SinkExt, StreamExt};
use std::{env, time::Duration};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{signal, SignalKind};
use tokio::sync::{mpsc, watch};
use tokio::time::{interval_at, timeout, Instant};
use tokio_tungstenite::accept_async_with_config;
use tokio_tungstenite::tungstenite::protocol::frame::{coding::CloseCode, CloseFrame};
use tokio_tungstenite::tungstenite::protocol::{Message, WebSocketConfig};
use tokio_tungstenite::tungstenite::Error;

fn milliseconds(name: &str, otherwise: u64) -> Duration {
    Duration::from_millis(env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise))
}

async fn echo(stream: TcpStream, mut stop: watch::Receiver<bool>, _open: mpsc::Sender<()>) -> Result<(), Error> {
    let mut config = WebSocketConfig::default();
    config.max_message_size = Some(64 * 1024);
    config.max_frame_size = Some(64 * 1024);
    let mut socket = accept_async_with_config(stream, Some(config)).await?;
    let every = milliseconds("HEARTBEAT_MS", 25_000);
    let mut heartbeat = interval_at(Instant::now() + every, every);
    let mut alive = true;
    let mut closing = false;
    loop {
        tokio::select! {
            message = socket.next() => match message {
                None => return Ok(()),
                Some(Ok(Message::Pong(_))) => alive = true,
                Some(Ok(message @ (Message::Text(_) | Message::Binary(_)))) => socket.send(message).await?,
                Some(Ok(_)) => {} // Ping and Close are answered by tungstenite itself
                Some(Err(Error::Capacity(_))) => {
                    // tungstenite only reports it: the rest of the message is never read, so send the reason and leave.
                    return socket.close(Some(CloseFrame { code: CloseCode::Size, reason: "".into() })).await;
                }
                Some(Err(error)) => return Err(error),
            },
            _ = heartbeat.tick(), if !closing => {
                if !alive {
                    return Ok(()); // dropped without a Close frame, which would not arrive anyway
                }
                alive = false;
                socket.send(Message::Ping(Default::default())).await?;
            }
            _ = stop.changed(), if !closing => {
                // close() only sends; the loop continues until the answer arrives.
                closing = true;
                socket.close(Some(CloseFrame { code: CloseCode::Away, reason: "server is stopping".into() })).await?;
            }
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = env::var("PORT").unwrap_or_else(|_| "8080".into());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    let mut terminate = signal(SignalKind::terminate())?;
    let (stop, stopping) = watch::channel(false);
    let (open, mut all_gone) = mpsc::channel(1);
    println!("listening {port}");
    loop {
        tokio::select! {
            Ok((stream, _)) = listener.accept() => {
                let connection = echo(stream, stopping.clone(), open.clone());
                tokio::spawn(async {
                    if let Err(error) = connection.await {
                        eprintln!("websocket: {error}");
                    }
                });
            }
            _ = terminate.recv() => break,
        }
    }
    // SIGTERM: stop accepting, send 1001 to every client, wait until the last connection has dropped its sender.
    drop(listener);
    drop(open);
    stop.send(true)?;
    let _ = timeout(milliseconds("DRAIN_MS", 10_000), all_gone.recv()).await;
    Ok(())
}
