import type { StringMap } from './common.ts'

/** LXD server. Follows `Server` of the API description. */
export interface Server {
  /** List of supported API extensions. */
  api_extensions: string[]
  /** Support status of the current API (one of "devel", "stable" or "deprecated"). */
  api_status: string
  /** API version number. */
  api_version: string
  auth: 'trusted' | 'untrusted'
  /** List of supported authentication methods. */
  auth_methods: string[]
  /** Server configuration map (refer to doc/server.md). */
  config: Record<string, unknown>
  environment: ServerEnvironment
  /** Whether the server is public-only (only public endpoints are implemented). */
  public: boolean
  /** The current API user login method (not in LXD 5.0). */
  auth_user_method?: string
  /** The current API user identifier (not in LXD 5.0). */
  auth_user_name?: string
}

/** Follows `ServerEnvironment` of the API description. */
export interface ServerEnvironment {
  /** List of addresses the server is listening on. */
  addresses: string[]
  /** List of architectures supported by the server. */
  architectures: string[]
  /** Server certificate as PEM encoded X509. */
  certificate: string
  /** Server certificate fingerprint as SHA256. */
  certificate_fingerprint: string
  /** List of supported instance drivers (separate by " | "). */
  driver: string
  /** List of supported instance driver versions (separate by " | "). */
  driver_version: string
  /** Current firewall driver. */
  firewall: string
  /** OS kernel name. */
  kernel: string
  /** OS kernel architecture. */
  kernel_architecture: string
  /** Map of kernel features that were tested on startup. */
  kernel_features: StringMap
  /** Kernel version. */
  kernel_version: string
  /** Map of LXC features that were tested on startup. */
  lxc_features: StringMap
  /** Name of the operating system (Linux distribution). */
  os_name: string
  /** Version of the operating system (Linux distribution). */
  os_version: string
  /** Current project name. */
  project: string
  /** Server implementation name. */
  server: string
  /** Whether the server is part of a cluster. */
  server_clustered: boolean
  /**
   * Mode that the event distribution subsystem is operating in on this server. Either "full-mesh",
   * "hub-server" or "hub-client".
   */
  server_event_mode: string
  /** Server hostname. */
  server_name: string
  /** PID of the LXD process. */
  server_pid: number
  /** Server version. */
  server_version: string
  /** List of active storage drivers (separate by " | "). */
  storage: string
  /** List of supported storage drivers. */
  storage_supported_drivers: ServerStorageDriverInfo[]
  /** List of active storage driver versions (separate by " | "). */
  storage_version: string
}

/** Read-only info about a storage driver. Follows `ServerStorageDriverInfo` of the API description. */
export interface ServerStorageDriverInfo {
  /** Name of the driver. */
  Name: string
  /** Whether the driver has remote volumes. */
  Remote: boolean
  /** Version of the driver. */
  Version: string
}

/** Modifiable fields of a LXD server configuration. Follows `ServerPut` of the API description. */
export interface ServerPut {
  /** Server configuration map (refer to doc/server.md). */
  config?: Record<string, unknown>
}
