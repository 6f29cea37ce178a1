export default definePageConfig({ navigationBarTitleText: '收款待处理', enablePullDownRefresh: true })
