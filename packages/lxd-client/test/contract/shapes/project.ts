import type { Project, ProjectState, ProjectStateResource } from '../../../src/types/project.ts'
import { list, mapOf, number, object, type Shape, text } from '../shape.ts'

export const projectShape: Shape<Project> = object<Project>()({
  config: mapOf(text),
  description: text,
  name: text,
  used_by: list(text),
})

const projectStateResourceShape: Shape<ProjectStateResource> = object<ProjectStateResource>()({
  Limit: number,
  Usage: number,
})

export const projectStateShape: Shape<ProjectState> = object<ProjectState>()({
  resources: mapOf(projectStateResourceShape),
})
