package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.palette.CommandSource;
import jp.madoguchi.platform.ui.palette.PaletteButton;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around every screen: name, menu of what the user may open, language, appearance, who is signed in. */
@Layout
@AnonymousAllowed
public class PageFrame extends AppLayout {
    private static final String CONTENT_ID = "content";

    private final Main main = new Main();
    private final Div body = new Div();

    PageFrame(
            ObjectProvider<FrameUser> users,
            ObjectProvider<FrameContext> contexts,
            ObjectProvider<FrameAddition> additions,
            ObjectProvider<FrameBanner> banners,
            ObjectProvider<CommandSource> commands) {
        FrameUser user = users.getIfAvailable();
        boolean signedIn = user == null || user.signedIn().isPresent();
        AppLayoutI18n i18n = new AppLayoutI18n();
        i18n.setDrawer(getTranslation("platform.frame.menu"));
        setI18n(i18n);
        setPrimarySection(Section.DRAWER);
        MainMenu menu = new MainMenu();
        menu.addComponentAsFirst(brand());
        addToDrawer(new Scroller(menu));
        Header bar = new Header(skipLink(), toggle(), incident(signedIn ? contexts.getIfAvailable() : null));
        if (signedIn) {
            bar.add(new PaletteButton(commands.orderedStream().toList()));
            additions.orderedStream().map(FrameAddition::forBar).forEach(addition -> addition.ifPresent(bar::add));
        }
        bar.add(new FrameTools(user));
        bar.addClassName("m-frame-bar");
        addToNavbar(bar);
        main.setId(CONTENT_ID);
        // a screen that is only read has nothing else to stand on, and who has no mouse couldn't scroll it
        main.getElement().setAttribute("tabindex", "0");
        body.addClassName("m-frame-body");
        List<MessageText> words = new ArrayList<>(user == null ? List.of() : user.banners());
        if (signedIn) {
            banners.orderedStream().map(FrameBanner::text).forEach(banner -> banner.ifPresent(words::add));
        }
        if (!words.isEmpty()) {
            body.add(banners(words));
        }
        body.add(main, new CardGuard());
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
        super.showRouterLayoutContent(body);
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        oldContent.getElement().removeFromParent();
    }

    private Component skipLink() {
        Anchor skip = new Anchor("#" + CONTENT_ID, getTranslation("platform.frame.skip"));
        skip.addClassName("m-frame-skip");
        return skip;
    }

    private Component toggle() {
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("platform.frame.toggle"));
        return toggle;
    }

    private Component incident(@Nullable FrameContext context) {
        Optional<LocalizedText> name = context == null ? Optional.empty() : context.name();
        Span incident = new Span(name.map(text -> text.in(getLocale())).orElse(""));
        incident.addClassName("m-frame-incident");
        name.ifPresent(text -> incident.setTitle(text.in(getLocale())));
        return incident;
    }

    private Component brand() {
        Anchor brand = new Anchor("");
        brand.addClassName("m-frame-brand");
        brand.getElement().setAttribute("router-link", true);
        Image mark = new Image("assets/mark.svg", "");
        Span name = new Span(getTranslation("platform.product"));
        name.addClassName("m-frame-brand__name");
        brand.add(mark, name);
        return brand;
    }

    private Component banners(List<MessageText> texts) {
        Aside banners = new Aside();
        banners.addClassName("m-frame-banner");
        banners.getElement().setAttribute("aria-label", getTranslation("platform.frame.banners"));
        texts.forEach(text ->
                banners.add(new Paragraph(getTranslation(text.key(), text.args().toArray()))));
        return banners;
    }
}
