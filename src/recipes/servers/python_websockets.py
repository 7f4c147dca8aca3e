# Python, websockets: heartbeat, limits and a graceful stop. Start: PORT=8080 python3 python_websockets.py
import asyncio
import os
import signal

import websockets

heartbeat = int(os.environ.get("HEARTBEAT_MS", "20000")) / 1000
drain = int(os.environ.get("DRAIN_MS", "10000")) / 1000


async def echo(socket, path=None):  # path: versions before 10.1
    async for message in socket:
        await socket.send(message)


async def main():
    stop = asyncio.get_running_loop().create_future()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, lambda: stop.done() or stop.set_result(None))
    port = int(os.environ.get("PORT", "8080"))
    # Leaving this block closes every connection with 1001 and waits close_timeout for the answers.
    async with websockets.serve(
        echo,
        "127.0.0.1",
        port,
        ping_interval=heartbeat,  # the default is 20 s
        ping_timeout=heartbeat,  # a missed Pong closes with 1011
        close_timeout=drain,  # the default is 10 s
        max_size=64 * 1024,  # a larger message is answered with 1009
        # Programs send no Origin; a page has to belong to this site, or any site could use its visitors' cookies here.
        origins=[None, os.environ.get("ORIGIN", f"http://127.0.0.1:{port}")],
    ) as server:
        print("listening", server.sockets[0].getsockname()[1], flush=True)
        await stop


asyncio.run(main())
