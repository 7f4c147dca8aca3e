/** How the lab drives one client. Pages are numbered from 0; the Node clients have one "page", the process. */
export interface Driver {
  readonly version: string;
  newPage(): Promise<number>;
  /** Calls a function of page-lab.ts in a page. */
  call(page: number, name: string, args: readonly unknown[]): Promise<unknown>;
  /** Loads a page that has page-lab.ts in it from another server. A process has no pages: nothing happens. */
  visit(page: number, url: string): Promise<void>;
  closePage(page: number): Promise<void>;
  /** Another tab comes to the front; throws where the page is visible even so. */
  hidePage(page: number): Promise<void>;
  /** Closes what was opened in front of pages. */
  showPages(): Promise<void>;
  /** SIGKILL to every process of the browser, at once. Returns the time. */
  kill(): Promise<number>;
  stop(): Promise<void>;
}

export type DriverOptions = {
  /** Where the page is served, on the loopback interface of this namespace. */
  readonly origin: string;
  /** An empty directory for the profile. */
  readonly directory: string;
  /** Where certificates.ts made the authority that the client has to trust. */
  readonly authorities: string | undefined;
};
