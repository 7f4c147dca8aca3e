from websockets.asyncio.client import connect

async def main():
    async with connect("ws://localhost:8080") as ws:
        # the list belongs in the reason
        await ws.close(1010, "permessage-deflate")
