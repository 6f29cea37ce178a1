export default definePageConfig({ navigationBarTitleText: '隐私与位置接口', enablePullDownRefresh: true })
