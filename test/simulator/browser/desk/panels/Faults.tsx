import { ask } from '../../kit/control'
import type { Desk } from '../desk'
import type { Fault } from '../types'
import { faultPresets, isFrom, type FaultPreset } from './faultPresets'
import type { PanelProps } from './Tabs'

/** Trouble at the flick of a switch. A used-up fault stays listed with what it did. */
export function Faults({ desk, state: { faults } }: PanelProps) {
  return (
    <div className="panel" data-testid="faults">
      <ul className="faults">
        {faultPresets.map((preset) => (
          <FaultSwitch key={preset.key} desk={desk} preset={preset} fault={faults.find((one) => isFrom(preset, one))} />
        ))}
        {faults
          .filter((fault) => !faultPresets.some((preset) => isFrom(preset, fault)))
          .map((fault) => (
            <FaultSwitch key={fault.id} desk={desk} preset={foreign(fault)} fault={fault} />
          ))}
      </ul>
    </div>
  )
}

const foreign = (fault: Fault): FaultPreset => ({
  key: String(fault.id),
  title: fault.path || `推送 ${fault.push}`,
  text: fault.errcode === null ? '由接口设置' : `答 ${fault.errcode}`,
  wish: fault,
})

interface FaultSwitchProps {
  desk: Desk
  preset: FaultPreset
  fault: Fault | undefined
}

function FaultSwitch({ desk, preset, fault }: FaultSwitchProps) {
  const turn = async () => {
    if (fault) await ask('DELETE', `/faults/${fault.id}`)
    else await desk.act('/faults', preset.wish)
    await desk.look()
  }
  return (
    <li className={fault ? 'is-on' : ''}>
      <button
        role="switch"
        aria-checked={fault !== undefined}
        aria-label={preset.title}
        data-testid={`fault-${preset.key}`}
        onClick={() => void turn()}
      />
      <span>
        <b>{preset.title}</b>
        <small>{fault?.happened ? `发生过 ${fault.happened} 次` : preset.text}</small>
      </span>
    </li>
  )
}
