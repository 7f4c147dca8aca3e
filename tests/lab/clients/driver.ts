/** How the lab drives one client. Pages are numbered from 0; the Node clients have one "page", the process. */
export interface Driver {
  readonly version: string;
  newPage(): Promise<number>;
  /** Calls a function of page-lab.ts in a page. */
  call(page: number, name: string, args: readonly unknown[]): Promise<unknown>;
  closePage(page: number): Promise<void>;
  /** SIGKILL to every process of the browser, at once. Returns the time. */
  kill(): Promise<number>;
  stop(): Promise<void>;
}

export type DriverOptions = {
  /** Where the page is served, on the loopback interface of this namespace. */
  readonly origin: string;
  /** An empty directory for the profile. */
  readonly directory: string;
};
