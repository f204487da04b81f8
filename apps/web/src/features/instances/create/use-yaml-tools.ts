import { useQuery } from '@tanstack/react-query'

/** The parser of YAML, fetched when it is wanted: the page stands without it. */
export const useYamlTools = (enabled: boolean) => {
  const tools = useQuery({
    queryKey: ['yaml-tools'],
    queryFn: () => import('./yaml-tools.ts'),
    staleTime: Number.POSITIVE_INFINITY,
    // A module is no answer of a server: react-query shall not compare its parts.
    structuralSharing: false,
    enabled,
  })
  return { tools: tools.data, error: tools.error, retry: () => void tools.refetch() }
}
