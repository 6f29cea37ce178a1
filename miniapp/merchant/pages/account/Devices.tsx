import { useCallback, useState } from 'react'
import type { DeviceView } from '../../../../shared/api/merchant/me'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { DangerSheet } from '../../../kit/components/Sheet'
import { Tag } from '../../../kit/components/Tag'
import { ago } from '../../../kit/time'
import { useAction } from '../../../kit/useAction'
import { callMe } from '../../api'

interface Props {
  devices: DeviceView[]
  onChange(devices: DeviceView[]): void
}

/** 登录设备: a lost phone is signed out from another one. */
export function Devices({ devices, onChange }: Props) {
  const [leaving, setLeaving] = useState<DeviceView | null>(null)
  const close = useCallback(() => setLeaving(null), [])
  const done = useCallback(
    (rest: DeviceView[]) => {
      onChange(rest)
      close()
    },
    [onChange, close],
  )
  return (
    <>
      <Card title="登录设备" extra={`${devices.length} 台`} isFlush>
        {devices.map((device) => (
          <Cell
            key={device.id}
            lead={<Icon name="device" />}
            title={nameOf(device)}
            note={`${ago(device.lastSeenAt)}使用`}
          >
            {device.isCurrent ? (
              <Tag tone="done">这部手机</Tag>
            ) : (
              <Button kind="plain" size="small" onClick={() => setLeaving(device)}>
                退出
              </Button>
            )}
          </Cell>
        ))}
      </Card>
      {leaving && <RevokeSheet device={leaving} onDone={done} onClose={close} />}
    </>
  )
}

interface RevokeProps {
  device: DeviceView
  onDone(rest: DeviceView[]): void
  onClose(): void
}

function RevokeSheet({ device, onDone, onClose }: RevokeProps) {
  const revoke = useCallback(
    async () => onDone(await callMe('DELETE /devices/:deviceId', { deviceId: device.id })),
    [device.id, onDone],
  )
  const revoking = useAction(revoke)
  return (
    <DangerSheet
      title={`让“${nameOf(device)}”退出登录？`}
      consequence="那部手机上的登录会立即失效，再次使用需要重新登录。"
      confirm="退出这台设备"
      isBusy={revoking.isRunning}
      problem={revoking.failure?.text ?? null}
      onConfirm={revoking.run}
      onClose={onClose}
    />
  )
}

const nameOf = (device: DeviceView): string => device.name || '未知设备'
