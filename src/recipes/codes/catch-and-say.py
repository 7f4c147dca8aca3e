import logging

async def handler(websocket):
    async for message in websocket:
        try:
            await websocket.send(answer(message))
        except ValueError:
            # details stay in your log
            logging.exception("handler")
            await websocket.close(1011, "handler")

def answer(message):
    return str(int(message) + 1)
