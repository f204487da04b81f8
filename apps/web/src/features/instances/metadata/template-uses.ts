import type { ImageMetadata } from '@gantry/lxd-client/types/instance'

/** A template, the files that the metadata has made from it, and when. */
export type TemplateUse = { name: string; files: string[]; when: string[]; createOnly: boolean }

export const templateUses = (names: readonly string[], { templates }: ImageMetadata): TemplateUse[] =>
  names
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) => {
      const uses = Object.entries(templates ?? {}).filter(([, { template }]) => template === name)
      return {
        name,
        files: uses.map(([path]) => path),
        when: [...new Set(uses.flatMap(([, use]) => use.when ?? []))],
        createOnly: uses.length > 0 && uses.every(([, use]) => use.create_only),
      }
    })
