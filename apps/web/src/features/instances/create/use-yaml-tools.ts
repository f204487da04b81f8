import { useQuery } from '@tanstack/react-query'
import type { YamlTools } from './cloud-init.ts'

/** The parser of YAML, fetched when it is wanted: the page stands without it. */
export const useYamlTools = (enabled: boolean): YamlTools | undefined =>
  useQuery({
    queryKey: ['yaml-tools'],
    queryFn: () => import('./yaml-tools.ts'),
    staleTime: Number.POSITIVE_INFINITY,
    // A module is no answer of a server: react-query shall not compare its parts.
    structuralSharing: false,
    enabled,
  }).data
