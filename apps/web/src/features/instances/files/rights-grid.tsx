import { files } from '../../../i18n/en/files.ts'
import { Checkbox } from '../../../ui/inputs.tsx'

const whos = [
  { id: 'owner', shift: 6 },
  { id: 'group', shift: 3 },
  { id: 'others', shift: 0 },
] as const
const rights = [
  { id: 'read', bit: 4 },
  { id: 'write', bit: 2 },
  { id: 'execute', bit: 1 },
] as const

/** Nine boxes: who may do what. */
export const RightsGrid = ({ mode, onChange }: { mode: number; onChange: (mode: number) => void }) => (
  <table className="border-collapse self-start" aria-label={files.may}>
    <thead>
      <tr>
        <th scope="col" className="py-1 pr-3 text-left font-[550]">
          {files.may}
        </th>
        {rights.map(({ id }) => (
          <th key={id} scope="col" className="px-2 py-1 text-center font-normal text-dim">
            {files.rights[id]}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {whos.map((who) => (
        <tr key={who.id}>
          <th scope="row" className="py-1 pr-3 text-left font-normal">
            {files.whos[who.id]}
          </th>
          {rights.map((right) => {
            const bit = right.bit << who.shift
            return (
              <td key={right.id} className="px-2 py-1 text-center">
                <Checkbox
                  aria-label={files.right(files.whos[who.id], files.rights[right.id])}
                  checked={(mode & bit) !== 0}
                  onChange={() => onChange(mode ^ bit)}
                />
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  </table>
)
