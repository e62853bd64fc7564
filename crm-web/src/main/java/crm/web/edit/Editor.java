package crm.web.edit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import crm.metadata.BadValue;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Something a value of one field is changed with. */
public final class Editor {

    private final Component component;
    private final Consumer<Object> show;
    private final Supplier<Optional<Object>> read;
    private final Consumer<String> complain;
    private final Runnable focus;
    private final Consumer<String> type;
    private final Consumer<Runnable> onChange;
    private final Consumer<Predicate<String>> offer;

    private Editor(
            Component component,
            Consumer<Object> show,
            Supplier<Optional<Object>> read,
            Consumer<String> complain,
            Runnable focus,
            Consumer<String> type,
            Consumer<Runnable> onChange,
            Consumer<Predicate<String>> offer) {
        this.component = component;
        this.show = show;
        this.read = read;
        this.complain = complain;
        this.focus = focus;
        this.type = type;
        this.onChange = onChange;
        this.offer = offer;
    }

    /**
     * @param read may throw {@link BadValue}
     * @param type takes what a person sees in the editor, as the browser kept it
     */
    static <C extends Component & HasValidationProperties & HasValue<?, ?> & Focusable<?>> Editor of(
            C field, Consumer<Object> show, Supplier<Optional<Object>> read, Consumer<String> type) {
        return new Editor(
                field,
                show,
                read,
                message -> {
                    field.setErrorMessage(message);
                    field.setInvalid(!message.isEmpty());
                },
                field::focus,
                type,
                told -> field.addValueChangeListener(_ -> told.run()),
                _ -> {});
    }

    /** The same with a way to offer only some of its options. */
    Editor offering(Consumer<Predicate<String>> some) {
        return new Editor(component, show, read, complain, focus, type, onChange, some);
    }

    /** Offers only some options, where it has any; what is chosen and not among them is taken away. */
    public void offer(Predicate<String> isOffered) {
        offer.accept(isOffered);
    }

    public Component component() {
        return component;
    }

    /** Shows a value of the field's type. */
    public void show(Object value) {
        show.accept(value);
    }

    /** @throws BadValue if what stands there is no value of the field */
    public Optional<Object> read() {
        return read.get();
    }

    /** Tells what is wrong, or with an empty text that nothing is. */
    public void complain(String message) {
        complain.accept(message);
    }

    /** Puts in what somebody had typed before his session ended, right or wrong. */
    public void type(String text) {
        type.accept(text);
    }

    /** Tells whenever the value is another one. */
    public void onChange(Runnable told) {
        onChange.accept(told);
    }

    public void focus() {
        focus.run();
    }
}
