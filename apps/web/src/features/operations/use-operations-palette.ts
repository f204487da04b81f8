import { useNavigate } from '@tanstack/react-router'
import { CircleAlert, LoaderCircle, UserRound } from 'lucide-react'
import { useMemo } from 'react'
import { usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { type PaletteEntry, usePaletteEntries } from '../palette/palette-entries.ts'
import type { OperationSearch } from './operation-search.ts'

const text = t.operations.palette

export const useOperationsPalette = (): void => {
  const navigate = useNavigate()
  const { id } = usePerson()
  const entries = useMemo((): PaletteEntry[] => {
    const show = (search: OperationSearch) => (): void => void navigate({ to: '/operations', search })
    return [
      { id: 'operations failed', label: text.failed, icon: CircleAlert, run: show({ status: 'Failure' }) },
      { id: 'operations running', label: text.running, icon: LoaderCircle, run: show({ status: 'Running' }) },
      { id: 'operations mine', label: text.mine, icon: UserRound, run: show({ person: id }) },
    ]
  }, [navigate, id])
  usePaletteEntries(entries)
}
