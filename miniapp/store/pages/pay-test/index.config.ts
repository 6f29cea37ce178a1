export default definePageConfig({ navigationBarTitleText: '收款测试' })
