import { LockOutlined, UserOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import type { OperatorView } from '../../../../shared/api/operator/session'
import { asFailure, call } from '../../call'

interface Props {
  /** A session has just ended: say so. */
  wasIn: boolean
  onDone(operator: OperatorView): void
}

interface Typed {
  name: string
  password: string
}

/** 登录: name and password; what is wrong stands above them. */
export function SignIn({ wasIn, onDone }: Props) {
  const [problem, setProblem] = useState(wasIn ? '登录已失效，请重新登录' : null)
  const [isBusy, setBusy] = useState(false)

  const submit = async (typed: Typed) => {
    setBusy(true)
    try {
      const { operator } = await call('POST /sessions', { ...typed, holder: 'browser' })
      onDone(operator)
    } catch (thrown) {
      setProblem(asFailure(thrown).text)
      setBusy(false)
    }
  }

  return (
    <main className="sign-in">
      <Card style={{ width: 380, marginTop: '-12vh' }}>
        <div className="brand" style={{ padding: '4px 0 20px' }}>
          <span className="mark">店</span>
          开店控制台
        </div>
        {problem !== null && <Alert type="error" showIcon message={problem} style={{ marginBottom: 20 }} />}
        <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => void submit(typed)}>
          <Form.Item name="name" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
            <Input prefix={<UserOutlined />} autoFocus autoComplete="username" maxLength={64} />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
            <Input.Password prefix={<LockOutlined />} autoComplete="current-password" maxLength={256} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={isBusy}>
            登录
          </Button>
        </Form>
        <p className="quiet small" style={{ margin: '16px 0 0' }}>
          没有账号或忘了密码？请负责服务器的同事运行 npm run operator，里面有添加和重设的办法。
        </p>
      </Card>
    </main>
  )
}
