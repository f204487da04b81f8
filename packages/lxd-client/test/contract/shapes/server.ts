import type { Server, ServerEnvironment, ServerStorageDriverInfo } from '../../../src/types/server.ts'
import { anything, flag, list, mapOf, number, object, oneOf, optional, type Shape, text } from '../shape.ts'

const serverStorageDriverInfoShape: Shape<ServerStorageDriverInfo> = object<ServerStorageDriverInfo>()({
  Name: text,
  Remote: flag,
  Version: text,
})

const serverEnvironmentShape: Shape<ServerEnvironment> = object<ServerEnvironment>()({
  addresses: list(text),
  architectures: list(text),
  certificate: text,
  certificate_fingerprint: text,
  driver: text,
  driver_version: text,
  firewall: text,
  kernel: text,
  kernel_architecture: text,
  kernel_features: mapOf(text),
  kernel_version: text,
  lxc_features: mapOf(text),
  os_name: text,
  os_version: text,
  project: text,
  server: text,
  server_clustered: flag,
  server_event_mode: text,
  server_name: text,
  server_pid: number,
  server_version: text,
  storage: text,
  storage_supported_drivers: list(serverStorageDriverInfoShape),
  storage_version: text,
})

export const serverShape: Shape<Server> = object<Server>()({
  api_extensions: list(text),
  api_status: text,
  api_version: text,
  auth: oneOf('trusted', 'untrusted'),
  auth_methods: list(text),
  config: mapOf(anything),
  environment: serverEnvironmentShape,
  public: flag,
  auth_user_method: optional(text),
  auth_user_name: optional(text),
})
