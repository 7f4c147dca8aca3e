// No messages. closeCodes.save()
{
	const events = [];
	const note = (type, { data = '', ...more }, socket) => {
		const bytes = data?.byteLength ?? new Blob([data]).size;
		events.push({ at: Date.now(), type, socket, bytes, ...more });
		const at = events.findIndex((e) => e.bytes);
		if (events.length > 200) events.splice(Math.max(0, at), 1);
	};
	let ids = 0;
	const wrap = (Base) =>
		class extends Base {
			#id = ++ids;
			constructor(...args) {
				super(...args);
				note('constructor', { url: this.url.replace(/(?<=\/\/)[^/]*@|\?.*/g, '') }, this.#id);
				for (const type of ['open', 'error', 'message', 'close'])
					this.addEventListener(type, ({ data, code, reason, wasClean }) =>
						note(type, { data, code, reason, wasClean }, this.#id),
					);
			}
			send(data) {
				super.send(data);
				note('send', { data }, this.#id);
			}
			close(...args) {
				note('call close', { args, readyState: this._closeFrameReceived ? 2 : this.readyState }, this.#id);
				super.close(...args);
			}
		};
	globalThis.WebSocket &&= wrap(WebSocket);
	for (const type of ['pagehide', 'visibilitychange'])
		globalThis.addEventListener?.(type, () => note(type, { hidden: document.hidden }));
	const recording = () => JSON.stringify({ recorder: 'close-codes 1', events });
	const save = () =>
		Object.assign(document.createElement('a'), {
			href: URL.createObjectURL(new Blob([recording()])),
			download: 'recording.json',
		}).click();
	globalThis.closeCodes = { recording, save, wrap };
}
