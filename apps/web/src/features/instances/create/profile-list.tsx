import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Combobox } from '../../../ui/combobox.tsx'

const words = t.create.profiles

const moved = (list: readonly string[], from: number, by: number): string[] => {
  const next = [...list]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(from + by, 0, item)
  return next
}

/** The profiles in the order in which they hold: later ones win. */
export const ProfileList = ({
  available,
  value,
  onChange,
}: {
  available: readonly { name: string; description: string }[]
  value: readonly string[]
  onChange: (profiles: readonly string[]) => void
}) => {
  const left = available.filter((profile) => !value.includes(profile.name))
  return (
    <div className="flex flex-col gap-2">
      {value.length === 0 ? (
        <p className="m-0 text-dim">{words.none}</p>
      ) : (
        <ol className="m-0 list-none rounded-control border border-line bg-panel p-0">
          {value.map((name, index) => (
            <li
              key={name}
              className="flex h-9 items-center gap-2 border-line border-b pr-1.5 pl-2.5 last:border-0"
            >
              <span className="w-4 text-dim">{index + 1}</span>
              <span className="min-w-0 flex-1 truncate font-[550]">{name}</span>
              {index > 0 && (
                <IconButton
                  icon={ArrowUp}
                  size="small"
                  label={words.up(name)}
                  onClick={() => onChange(moved(value, index, -1))}
                />
              )}
              {index < value.length - 1 && (
                <IconButton
                  icon={ArrowDown}
                  size="small"
                  label={words.down(name)}
                  onClick={() => onChange(moved(value, index, 1))}
                />
              )}
              <IconButton
                icon={X}
                size="small"
                label={words.remove(name)}
                onClick={() => onChange(value.filter((other) => other !== name))}
              />
            </li>
          ))}
        </ol>
      )}
      {left.length > 0 && (
        <Combobox
          label={words.add}
          placeholder={words.add}
          value={undefined}
          choices={left.map((profile) => ({
            value: profile.name,
            label: profile.name,
            ...(profile.description === '' ? {} : { hint: profile.description }),
          }))}
          onChange={(name) => onChange([...value, name])}
        />
      )}
      <p className="m-0 text-dim text-small">{words.help}</p>
    </div>
  )
}
