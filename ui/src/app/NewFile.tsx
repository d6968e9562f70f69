/** The questions a new file begins with. */
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/shared/parts";

/** Asks for a title and a policy; where the file goes is asked by the system's own dialog. */
export function NewFile({
  onClose,
  onCreate,
}: {
  onClose: () => void;
  onCreate: (title: string, policy: string) => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ title: string; policy: string }>();
  return (
    <Dialog
      title={t("file.new")}
      okText={t("welcome.choose_place")}
      cancelText={t("act.cancel")}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ policy: "national" }}
        onFinish={({ title, policy }) => onCreate(title.trim(), policy)}
      >
        <Form.Item
          name="title"
          label={t("welcome.title")}
          rules={[{ required: true, whitespace: true, message: t("welcome.title_needed") }]}
        >
          <Input placeholder={t("welcome.title_example")} />
        </Form.Item>
        <Form.Item name="policy" label={t("welcome.policy")}>
          <Radio.Group
            options={[
              { value: "national", label: t("welcome.policy_national") },
              { value: "north", label: t("welcome.policy_north") },
            ]}
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
