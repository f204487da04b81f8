import type { InstanceAction } from '@gantry/protocol/actions'
import { type LucideIcon, Play, Power, RotateCw, Snowflake, Square, Trash2 } from 'lucide-react'

export const actionIcons: Readonly<Record<InstanceAction, LucideIcon>> = {
  start: Play,
  stop: Square,
  'force-stop': Power,
  restart: RotateCw,
  freeze: Snowflake,
  unfreeze: Play,
  delete: Trash2,
}
