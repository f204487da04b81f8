import type { StringMap } from './common.ts'

/** LXD project. Follows `Project` of the API description. */
export interface Project {
  /** Project configuration map (refer to doc/projects.md). */
  config: StringMap
  /** Description of the project. */
  description: string
  /** The project name. */
  name: string
  /** List of URLs of objects using this project. */
  used_by: string[]
}

/** Current running state of a LXD project. Follows `ProjectState` of the API description. */
export interface ProjectState {
  /** Allocated and used resources. */
  resources: Record<string, ProjectStateResource>
}

/** State of a particular resource in a LXD project. Follows `ProjectStateResource` of the API description. */
export interface ProjectStateResource {
  /** Limit for the resource (-1 if none). */
  Limit: number
  /** Current usage for the resource. */
  Usage: number
}

/** Modifiable fields of a LXD project. Follows `ProjectPut` of the API description. */
export interface ProjectPut {
  /** Project configuration map (refer to doc/projects.md). */
  config?: StringMap
  /** Description of the project. */
  description?: string
}

/** Fields of a new LXD project. Follows `ProjectsPost` of the API description. */
export interface ProjectsPost {
  /** Project configuration map (refer to doc/projects.md). */
  config?: StringMap
  /** Description of the project. */
  description?: string
  /** The name of the new project. */
  name?: string
}
