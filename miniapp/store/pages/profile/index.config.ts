export default definePageConfig({ navigationBarTitleText: '隐私与个人信息', enablePullDownRefresh: true })
