/** /evidence/networks/. Keys of changes are those of src/evidence/network-records.ts. */
export const evidenceNetworks = {
  title: 'Evidence on network changes: which WebSockets survive a new IP address',
  heading: 'When the client’s network changes',
  link: 'network changes',
  description:
    'What Chromium, Firefox, ws and Node do with an open WebSocket when an IP address, an interface or a route of their own host changes, over TCP, TLS and HTTP/2. Measured, with versions and dates.',
  lead: 'An address comes or goes, an interface goes down, a route moves: the client’s own host, not the path behind it. Over TCP and TLS most connections go on. Over HTTP/2, Chromium ends its connection as soon as an address changes, even where the path still works. An interface that was down for a tenth of a second costs it the connection {late} later: the IPv6 address that Linux gives the interface counts only after duplicate address detection.',
  caption:
    'Change by client: the code that the client reports and when, or whether the connection stays or only looks open',
  /** In a cell without a code, where nothing can pass any more. */
  looksOpen: 'looks open, nothing arrives',
  change: 'What changes',
  groups: {
    address: ['Addresses', 'One is added, removed or replaced'],
    interface: ['Interfaces', 'One goes down, or comes up'],
    route: ['Routes', 'The way out changes'],
  },
  changes: {
    'address-changed': 'The address in use is replaced by another one',
    'interface-down-up': 'The interface goes down for 5 s',
    'interface-down-up-within-100ms': 'The interface goes down and up within 100 ms',
    'interface-added-up': 'Another interface comes up, with an address',
    'address-added': 'Another IPv4 address is added',
    'address-added-then-removed': 'An IPv4 address is added, and removed 5 s later',
    'address-removed': 'An address that nothing uses is removed',
    'ipv6-address-added': 'An IPv6 address is added',
    'default-route-removed': 'The default route is missing for 5 s',
    'default-route-replaced': 'The default route leads to another router',
    'carrier-lost-and-back': 'The carrier is lost for 5 s',
  },
  method: [
    'Client, router and server each have a network namespace on one Linux machine. Each connection has a port of its own, and the change happens on the client’s side while all of them are open: half idle, half with a message each second in both directions.',
    'Each combination ran twice and was watched for {time}. What is reported later is missing. Once the address in use is gone nothing arrives any more; a client that has not detected it by then still has readyState OPEN.',
    'WebKitGTK was not measured here.',
  ],
};

export type EvidenceNetworksStrings = typeof evidenceNetworks;
